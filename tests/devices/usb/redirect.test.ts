/**
 * A redirected USB device: what waits at an endpoint, and what the library of the connection has packed. Recordings only
 * have devices that are not connected.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateUsbRedir, vmstateUsbRedirEndpoint } from '../../../src/devices/usb/redirect.js';
import { StreamError } from '../../../src/errors.js';
import { expectWire, hex, truncations } from '../../../src/testing/index.js';
import { blank, decode, encode, save } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';

const test = suite('devices/usb/redirect');

const endpoint = blank(vmstateUsbRedirEndpoint, {
  type: 1,
  interval: 8,
  max_packet_size: 64,
  bufpq: [
    { status: 0, data: Uint8Array.of(1, 2, 3) },
    { status: 7, data: new Uint8Array(0) },
  ],
  bufpq_target_size: 4,
});

test('packets that wait: their number, and of each length, status and bytes', () => {
  // type interval interface max_packet_size, six flags, bufpq, bufpq_target_size
  const bytes = hex(`01 08 00 0040 00 00 00 00 00 00
    00000002  00000003 00000000 010203  00000000 00000007
    00000004`);
  expectWire(vmstateUsbRedirEndpoint, endpoint, bytes);
  truncations(vmstateUsbRedirEndpoint, endpoint);
});

test('streams and bulk packets are told of where there are any', () => {
  const state = { ...endpoint, bulk_receiving: { bulk_receiving_started: 0 }, stream_state: { max_streams: 0 } };
  const plain = encode(vmstateUsbRedirEndpoint, endpoint);
  assert.equal(save(vmstateUsbRedirEndpoint, state), plain);
  state.stream_state.max_streams = 3;
  const bytes = save(vmstateUsbRedirEndpoint, state);
  assert.is(bytes.length, plain.length + 2 + 'usb-redir-ep/stream-state'.length + 4 + 4);
  assert.is(decode(vmstateUsbRedirEndpoint, bytes).stream_state?.max_streams, 3);
});

test('a connection and packets in flight come back', () => {
  const state = blank(vmstateUsbRedir, {
    parser: Uint8Array.of(9, 8, 7),
    cancelled: { queue: BigUint64Array.of(5n) },
    already_in_flight: { queue: BigUint64Array.of(6n, 7n) },
  });
  assert.equal(decode(vmstateUsbRedir, encode(vmstateUsbRedir, state)), state);
});

test('a length that the section does not have is an error, not an allocation', () => {
  const bytes = encode(vmstateUsbRedir, blank(vmstateUsbRedir));
  bytes.fill(0xff, 29 + 8, 29 + 12); // that of what the library has packed, after the device and its timer
  throwsError(() => decode(vmstateUsbRedir, bytes), StreamError, { code: 'truncated', path: 'usb-redir/parser' });
});

test.run();
