/**
 * VMXNET3: multicast addresses, whose length stands with the card and not with them.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateVmxnet3, vmstateVmxnet3McastList } from '../../../src/devices/net/vmxnet3.js';
import { expectWire, hex } from '../../../src/testing/index.js';
import { blank, decode, encode } from '../../../src/vmstate/index.js';

const test = suite('devices/net/vmxnet3');

const list = hex('33 33 00 00 00 01  01 00 5e 00 00 01');

test('as many bytes as the local says', () => {
  const state = { mcast_list_buff_size: 12, mcast_list: list };
  expectWire(vmstateVmxnet3McastList, state, list, { base: { mcast_list_buff_size: 12 } });
});

test('a card with two addresses comes back', () => {
  const card = blank(vmstateVmxnet3, {
    mcast_list_len: 2,
    mcast_list_buff_size: 12,
    mcast_list: { mcast_list_buff_size: 12, mcast_list: list },
  });
  const base = { mcast_list: { mcast_list_buff_size: 12 } };
  assert.equal(decode(vmstateVmxnet3, encode(vmstateVmxnet3, card), { base }), card);
});

test.run();
