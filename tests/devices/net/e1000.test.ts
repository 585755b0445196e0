/**
 * Network controllers: what older versions have more, and names that moved.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateE1000 } from '../../../src/devices/net/e1000.js';
import { vmstatePcnetChip } from '../../../src/devices/net/pcnet.js';
import { vmstateRtl8139 } from '../../../src/devices/net/rtl8139.js';
import { blank, decode, describe, encode } from '../../../src/vmstate/index.js';

const test = suite('devices/net/e1000');

test('e1000: version 1 has four bytes more, which are dropped', () => {
  const state = blank(vmstateE1000, { rxbuf_size: 0x01020304 }, { release: '2.3' });
  const bytes = encode(vmstateE1000, state, { release: '2.3', version: 2 });
  const pci = 4 + 256 + 16;
  const older = new Uint8Array(bytes.length + 4);
  older.set(bytes.subarray(0, pci));
  older.set(bytes.subarray(pci), pci + 4);
  // The device in it was of version 2 already, as the field's version says.
  const back = decode(vmstateE1000, older, { release: '2.3', version: 1 });
  assert.is(back.rxbuf_size, 0x01020304);
});

test('e1000: segmentation has the names of the release', () => {
  const text = (release: '2.3' | '7.2') => describe(vmstateE1000, blank(vmstateE1000, {}, { release }), { release });
  assert.ok(text('2.3').includes('"tx.ipcss"') && !text('2.3').includes('mig_props'));
  assert.ok(text('7.2').includes('"mig_props.ipcss"'));
  assert.ok(text('7.2').includes('"mac_reg[0]"') && text('7.2').includes('"mac_reg[2]"'));
});

test('pcnet: version 2 has an unused word before the transmitter', () => {
  const state = blank(vmstatePcnetChip, { tx_busy: 7 });
  const [older, newer] = [2, 3].map((version) => encode(vmstatePcnetChip, state, { version }));
  assert.is((older as Uint8Array).length, (newer as Uint8Array).length + 4);
  assert.is(decode(vmstatePcnetChip, older as Uint8Array, { version: 2 }).tx_busy, 7);
});

test('rtl8139: the counters are a struct in 2.3, and have one more since', () => {
  const sizes = (['2.3', '7.2'] as const).map(
    (release) => encode(vmstateRtl8139, blank(vmstateRtl8139, {}, { release }), { release }).length,
  );
  assert.is(sizes[1], (sizes[0] as number) + 4);
});

test.run();
