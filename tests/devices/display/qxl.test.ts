/**
 * QXL: the layout of screens is sent by a guest that has set one.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateQxl } from '../../../src/devices/display/qxl.js';
import { blank, load, save } from '../../../src/vmstate/index.js';

const test = suite('devices/display/qxl');

test('the address of the layout comes back, and 0 is not sent', () => {
  const card = blank(vmstateQxl, { monitors_config: { guest_monitors_config: 0n } });
  const plain = save(vmstateQxl, card);
  assert.is(load(vmstateQxl, blank(vmstateQxl), plain), plain.length);
  card.monitors_config = { guest_monitors_config: 0x1234n };
  const sent = save(vmstateQxl, card);
  assert.is(sent.length, plain.length + 2 + 'qxl/monitors-config'.length + 4 + 8);
  const other = blank(vmstateQxl);
  load(vmstateQxl, other, sent);
  assert.equal(other.monitors_config, { guest_monitors_config: 0x1234n });
});

test.run();
