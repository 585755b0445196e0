/**
 * The CPU of hexagon, with what its threads share.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  HEXAGON_LOCK,
  vmstateHexagonCpu,
  vmstateHexagonGlobalreg,
  vmstateHexagonTlb,
} from '../../../src/devices/cpu/hexagon.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode, load } from '../../../src/vmstate/index.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/hexagon');

checkSections(test, { targets: ['hexagon'], names: ['cpu', 'timer', 'hexagon_globalreg', 'hexagon-tlb'] });

test('a thread: bytes', () => {
  const state = blank(vmstateHexagonCpu, {
    gpr: [1],
    pred: [0xff],
    next_PC: 0x80000000,
    tlb_lock_state: HEXAGON_LOCK.owner,
    k0_lock_state: HEXAGON_LOCK.queued,
    tlb_lock_count: 4,
    k0_lock_count: 5,
    threadId: 6,
    cause_code: 7,
    wait_next_pc: 8,
    t_cycle_count: 2n ** 63n,
  });
  const bytes = encode(vmstateHexagonCpu, state);
  assert.is(bytes.length, 696);
  sameBytes(bytes.subarray(256, 260), hex`/* P0 */ 000000ff`);
  sameBytes(
    bytes.subarray(656),
    hex`/* next_PC */ 80000000 /* lock states */ 00000002 00000003 /* lock counts */ 00000004 00000005
      /* threadId */ 00000006 /* cause_code */ 00000007 /* wait_next_pc */ 00000008 /* cycles */ 8000000000000000`,
  );
  assert.equal(decode(vmstateHexagonCpu, bytes), state);
});

test('hexagon_globalreg: bytes', () => {
  const state = blank(vmstateHexagonGlobalreg, { regs: [1], dsp_rev: 0x8d68, isdben_secure: true });
  const bytes = encode(vmstateHexagonGlobalreg, state);
  assert.is(bytes.length, 284);
  sameBytes(bytes.subarray(276), hex`/* dsp_rev */ 00008d68 /* etm dfd trusted secure */ 00 00 00 01`);
  assert.equal(decode(vmstateHexagonGlobalreg, bytes), state);
});

test('hexagon-tlb: as many entries as it says', () => {
  const bytes = hex`/* num_entries */ 00000002 /* valid, global */ c000000000000001 /* free */ 0000000000000000`;
  expectWire(vmstateHexagonTlb, { num_entries: 2, entries: BigUint64Array.of(0xc000000000000001n, 0n) }, bytes);
  const live = blank(vmstateHexagonTlb);
  load(vmstateHexagonTlb, live, bytes);
  assert.is(live.entries.length, 2);
});

test.run();
