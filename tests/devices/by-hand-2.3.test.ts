/**
 * Sections that 2.3 writes by hand with lengths in them: what is in the recordings is empty.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateCuda } from '../../src/devices/misc/cuda.js';
import { vmstateSlirp } from '../../src/devices/net/slirp.js';
import { vmstatePxa2xxMmciByHand } from '../../src/devices/sd/pxa2xx-mmci.js';
import { vmstatePxa2xxSspByHand } from '../../src/devices/ssi/pxa2xx-ssp.js';
import { StreamError, ValueError } from '../../src/errors.js';
import { expectWire, hex } from '../../src/testing/index.js';
import { blank, decode, encode } from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('devices/by-hand-2.3');
const release = { release: '2.3' } as never;

test('pxa2xx_mmci: FIFOs by their lengths, of a response the words that are left', () => {
  const filled = { tx_len: 2, tx_fifo: [1, 2], rx_len: 1, rx_fifo: [3], resp_fifo: Uint16Array.of(0x0405, 0x0607) };
  const state = blank(vmstatePxa2xxMmciByHand, filled);
  const bytes = hex(`${'00'.repeat(60)} 02 0102 01 03 /* seven are gone */ 07 0405 0607`);
  expectWire(vmstatePxa2xxMmciByHand, state, bytes, release);
  bytes[65] = 10;
  throwsError(() => decode(vmstatePxa2xxMmciByHand, bytes, release), StreamError, {
    code: 'bad-count',
    path: 'pxa2xx_mmci/resp_fifo',
    offset: 65,
  });
  throwsError(
    () => encode(vmstatePxa2xxMmciByHand, blank(vmstatePxa2xxMmciByHand, { resp_fifo: new Uint16Array(10) }), release),
    ValueError,
    {
      code: 'wrong-length',
      path: 'pxa2xx_mmci/resp_fifo',
    },
  );
});

test('pxa2xx_ssp: the FIFO by its level', () => {
  const state = blank(vmstatePxa2xxSspByHand, { rx_level: 3, rx_fifo: [1, 2, 3] });
  expectWire(vmstatePxa2xxSspByHand, state, hex(`${'00'.repeat(31)} 03 010203`), release);
});

test('cuda: only a timer that runs by itself is sent', () => {
  const timers = [
    { running: true, latch: 0xffff, timer: 7n },
    { running: false, latch: 1 },
  ];
  const state = blank(vmstateCuda, { timers } as never, release);
  const bytes = encode(vmstateCuda, state, release);
  assert.is(bytes.length, 227);
  assert.equal(decode(vmstateCuda, bytes, { release: '2.3', base: state } as never), state);
});

test('slirp: connections of guestfwd are refused, and older versions have less', () => {
  const bytes = encode(vmstateSlirp, blank(vmstateSlirp, { ip_id: 5 }), release);
  assert.is(bytes.length, 131);
  bytes[0] = 42;
  throwsError(() => decode(vmstateSlirp, bytes, release), StreamError, { code: 'unsupported', path: 'slirp/sockets' });
  assert.equal(decode(vmstateSlirp, hex`00`, { release: '2.3', version: 1 } as never), { sockets: [] });
  assert.equal(decode(vmstateSlirp, hex`00 0005`, { release: '2.3', version: 2 } as never), { sockets: [], ip_id: 5 });
});

test.run();
