/**
 * The interface by keyboard controller style: version 1, which machines up to 2.12 send, is told apart by its lengths.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateIpmiInterfaceIsaKcs, vmstateIpmiInterfaceKcs } from '../../../src/devices/ipmi/ipmi-kcs.js';
import { blank, decode, describe, encode, load } from '../../../src/vmstate/index.js';

const test = suite('devices/ipmi/ipmi-kcs');

const kcs = blank(vmstateIpmiInterfaceKcs, { irqs_enabled: true, outpos: 5, outlen: 6, inlen: 7, cmd_reg: -1 });

test('version 2 has two lengths, where version 1 has a byte that nobody needs', () => {
  const young = encode(vmstateIpmiInterfaceKcs, kcs);
  const old = encode(vmstateIpmiInterfaceKcs, kcs, { version: 1 });
  assert.is(old.length, young.length - 8 + 1);
  assert.equal([...old.subarray(0, 8)], [0, 0, 0, 1, 0, 0, 0, 5]);
});

test('a load of version 1 leaves the lengths as they are', () => {
  const bytes = encode(vmstateIpmiInterfaceKcs, kcs, { version: 1 });
  const live = blank(vmstateIpmiInterfaceKcs, { outlen: 60, inlen: 70 });
  load(vmstateIpmiInterfaceKcs, live, bytes, { version: 1 });
  assert.equal([live.outpos, live.outlen, live.inlen, live.cmd_reg], [5, 60, 70, -1]);
});

test('on ISA the nested version goes with that of the section', () => {
  const state = { kcs };
  assert.match(describe(vmstateIpmiInterfaceIsaKcs, state), '"name": "kcs[1]", "type": "vstruct"');
  assert.equal(decode(vmstateIpmiInterfaceIsaKcs, encode(vmstateIpmiInterfaceIsaKcs, state)), state);
  const old = encode(vmstateIpmiInterfaceIsaKcs, { kcs_1: kcs } as never, { version: 1 });
  assert.equal(old, encode(vmstateIpmiInterfaceKcs, kcs, { version: 1 }));
});

test.run();
