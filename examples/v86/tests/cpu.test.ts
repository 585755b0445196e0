/**
 * The CPU between v86's slots and QEMU's section: modes, segments, what has to be derived.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { blank } from 'vmstate';
import { cpuFromQemu, cpuToQemu } from '../src/move/cpu.js';
import { buildPc } from '../src/move/machine.js';
import { type V86CpuState, vmstateV86Cpu } from '../src/state/cpu.js';

const test = suite('CPU between v86 and QEMU');

const MEMORY = 1 << 20;
const [CS, SS, DS, TR, LDTR] = [1, 2, 3, 6, 7] as const;
const HF = { cpl: 3, cs32: 1 << 4, ss32: 1 << 5, addseg: 1 << 6, pe: 1 << 7, ts: 1 << 11, osfxsr: 1 << 22 };

/** v86's CPU with some of its values. */
function v86Cpu(values: Partial<V86CpuState> = {}): V86CpuState {
  return { ...blank(vmstateV86Cpu), segment_limits: new Uint32Array(8).fill(0xffff), ...values };
}

function moved(v86: V86CpuState) {
  const { state } = buildPc({ memory: MEMORY });
  cpuToQemu(v86, state.cpu, state.cpu_common);
  return state;
}

/** Flat 32-bit segments of ring 3, as an operating system has them. */
function protectedMode(): V86CpuState {
  const v86 = v86Cpu({ protected_mode: 1, cpl: 3, is_32: 1, stack_size_32: 1, tss_size_32: 1, flags: 0x3202 });
  v86.cr.set([0x80000033 | 0, 0, 0x1234, 0x5000, 0x600]);
  v86.segment_limits.fill(0xffffffff, 0, 6);
  v86.segment_limits.set([103, 0xffff], TR);
  v86.sreg.set([0x23, 0x1b, 0x23, 0x23, 0, 0x33, 0x28, 0]);
  v86.segment_state.set([0, 0, 0, 0, 1, 0, 0, 1]); // FS and LDTR are null
  v86.segment_state.set([0xf3, 0xfb, 0xf3, 0xf3, 0xf2, 0xf3, 0x8b, 0x82], 8);
  v86.segment_offsets[5] = 0x40000000;
  v86.segment_limits[5] = 0xfff;
  return v86;
}

test('in real mode the segments are those of real mode, and the pointer is no longer linear', () => {
  const v86 = v86Cpu({ instruction_pointer: 0xf1234, flags: 0x246 });
  v86.sreg[CS] = 0xf000;
  v86.segment_offsets[CS] = 0xf0000;
  const { cpu } = moved(v86);
  assert.is(cpu.eip, 0x1234n);
  assert.equal(cpu.segs[CS], { selector: 0xf000, base: 0xf0000n, limit: 0xffff, flags: 0x9b00 });
  assert.equal(cpu.segs[DS], { selector: 0, base: 0n, limit: 0xffff, flags: 0x9300 });
  assert.is(cpu.hflags, HF.addseg);
});

test('in protected mode access, granularity and size come from three places', () => {
  const { cpu } = moved(protectedMode());
  assert.is(cpu.segs[CS]?.flags, 0xc0fb00);
  assert.is(cpu.segs[SS]?.flags, 0xc0f300);
  assert.is(cpu.segs[4]?.flags, 0, 'a null segment');
  assert.is(cpu.segs[5]?.flags, 0xf300, 'a segment of bytes');
  assert.is(cpu.segs[5]?.base, 0x40000000n);
  assert.is(cpu.hflags, HF.cpl | HF.cs32 | HF.ss32 | HF.pe | (0x2 << 8) | HF.osfxsr);
});

test('the task is never busy: TCG would stop at the first interrupt', () => {
  assert.is(moved(protectedMode()).cpu.tr.flags, 0x8900);
  assert.is(moved({ ...protectedMode(), tss_size_32: 0 }).cpu.tr.flags, 0x8100);
});

test('a segment that does not begin at 0, or code of 16 bits, needs its base added', () => {
  const based = protectedMode();
  based.segment_offsets[DS] = 0x1000;
  assert.ok(moved(based).cpu.hflags & HF.addseg);
  assert.ok(moved({ ...protectedMode(), is_32: 0 }).cpu.hflags & HF.addseg);
});

test('virtual 8086 mode has segments of its own', () => {
  const v86 = protectedMode();
  v86.flags |= 1 << 17;
  const { cpu } = moved(v86);
  for (const segment of cpu.segs) assert.is(segment.flags, 0xf300);
});

test('a bit of CR0 that says that the task was switched is in hflags as well', () => {
  const v86 = protectedMode();
  v86.cr[0] = (v86.cr[0] ?? 0) | 8;
  assert.ok(moved(v86).cpu.hflags & HF.ts);
});

test('the flags are computed, the x87 stack keeps its top', () => {
  const v86 = v86Cpu({
    flags: 0x202,
    flags_changed: 1 << 6,
    last_op_size: 31,
    fpu_stack_ptr: 5,
    fpu_stack_empty: 0x1f,
  });
  v86.fpu_status_word[0] = 0x4100;
  const { cpu } = moved(v86);
  assert.is(cpu.eflags, 0x242n);
  assert.is(cpu.fpus_vmstate, 0x4100 | (5 << 11));
  assert.is(cpu.fptag_vmstate, 0xe0);
});

test('there and back nothing that a guest can see is another', () => {
  const v86 = protectedMode();
  v86.reg32.set([1, -1, 0x7fffffff, -0x80000000, 5, 6, 7, 8]);
  v86.instruction_pointer = 0x08048123;
  v86.dreg.set([1, 2, 3, 4, 0, 0, -0xf010, 0x400]);
  v86.reg_xmm32s.set(Array.from({ length: 32 }, (_, i) => i * 0x01010101));
  v86.fpu_st.set(Array.from({ length: 32 }, (_, i) => (i % 4 === 3 ? 0 : i % 4 === 2 ? 0x3fff + i : -i)));
  v86.fpu_stack_ptr = 3;
  v86.fpu_stack_empty = 0x81;
  v86.fpu_control_word = 0x27f;
  v86.mxcsr[0] = 0x3fa0;
  v86.sysenter_cs = 0x60;
  v86.sysenter_eip = -0x1000;
  v86.in_hlt = 1;
  const { cpu, cpu_common } = moved(v86);
  const back = v86Cpu();
  cpuFromQemu(cpu, cpu_common, back, new Uint8Array(MEMORY));
  const derived = { last_virt_eip: -1, previous_ip: v86.instruction_pointer };
  const nulls = back.segment_state.slice();
  nulls[8 + 4] = 0xf2; // of a null segment nothing is kept
  nulls[8 + TR] = 0x8b;
  assert.equal(
    { ...back, segment_state: nulls, segment_limits: limits(back) },
    { ...v86, ...derived, segment_limits: limits(v86) },
  );
});

/** What a null segment has for a limit is never looked at. */
function limits({ segment_limits }: V86CpuState): number[] {
  return [...segment_limits].filter((_, n) => n !== 4 && n !== LDTR);
}

test.run();
