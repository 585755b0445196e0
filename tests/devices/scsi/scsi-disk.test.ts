/**
 * SCSI disks: requests that are under way are refused, in both directions.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateScsiDisk } from '../../../src/devices/scsi/scsi-disk.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { blank, decode, encode } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';

const test = suite('devices/scsi/scsi-disk');

const state = blank(vmstateScsiDisk, { tray_locked: true });
/** Behind the unit attention, the sense data and their length. */
const REQUESTS = 3 + 1 + 96 + 4;

test('without requests: one zero byte, then the tray', () => {
  const bytes = encode(vmstateScsiDisk, state);
  assert.is(bytes.length, REQUESTS + 1 + 5);
  assert.equal([...bytes.subarray(REQUESTS)], [0, 0, 0, 0, 0, 1]);
  assert.equal(decode(vmstateScsiDisk, bytes), state);
});

test('requests in the stream are refused by their place', () => {
  const bytes = encode(vmstateScsiDisk, state);
  bytes[REQUESTS] = 1;
  const path = 'scsi-disk/qdev.requests';
  throwsError(() => decode(vmstateScsiDisk, bytes), StreamError, { code: 'unsupported', path });
});

test('requests in the state are refused', () => {
  const busy = { ...state, qdev: { ...state.qdev, requests: [{}] as never[] } };
  throwsError(() => encode(vmstateScsiDisk, busy), ValueError, { code: 'unsupported' });
});

test.run();
