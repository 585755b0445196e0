/**
 * FPU, MMX, SSE, AVX and AVX-512 registers of the section `cpu` of i386 and x86_64.
 *
 * QEMU: `target-i386/machine.c` (2.3), `target/i386/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import {
  absent,
  array,
  byRelease,
  leaf,
  named,
  type StateOf,
  struct,
  tmp,
  uint8,
  uint16,
  uint64,
  vmstate,
  when,
} from '../../../vmstate/index.js';
import { x86CpuContext } from './context.js';
import type { Long } from './segments.js';

/** An x87 register in parts; of an MMX register only the mantissa counts. `tmp_exp` holds the sign as well. */
export const vmstateFpregTmp = vmstate({
  name: 'fpreg_tmp',
  versionId: 0,
  fields: { tmp_mant: uint64(), tmp_exp: uint16() },
});

/** An x87 or MMX register, in an envelope since 5.2. */
export const vmstateFpreg = vmstate({ name: 'fpreg', versionId: 0, fields: { tmp: tmp(vmstateFpregTmp) } });
export type FpregState = StateOf<typeof vmstateFpreg>;

const fpreg = leaf<FpregState>({
  type: 'fpreg',
  size: 10,
  put: (value, to, at) => {
    to.setBigUint64(at, value.tmp.tmp_mant);
    to.setUint16(at + 8, value.tmp.tmp_exp);
  },
  get: (from, at) => ({ tmp: { tmp_mant: from.getBigUint64(at), tmp_exp: from.getUint16(at + 8) } }),
});

// @__NO_SIDE_EFFECTS__
const oldFpreg = (type: string) =>
  leaf<bigint>({
    type,
    size: 8,
    put: (value, to, at) => to.setBigUint64(at, value),
    get: (from, at) => from.getBigUint64(at),
  });
const fpreg1Mmx = oldFpreg('fpreg_1_mmx');
const fpreg1NoMmx = oldFpreg('fpreg_1_no_mmx');

/**
 * The x87 unit. Format 0 are the registers of `fpregs`; format 1, which only 2.3 loads, are doubles or MMX registers.
 * `fptag_vmstate` has a bit for each register that is in use, `fpus_vmstate` contains the top of the stack.
 */
export const fpuRegisters = named('env.', {
  fpuc: uint16(),
  fpus_vmstate: uint16(),
  fptag_vmstate: uint16(),
  fpregs_format_vmstate: uint16(),
  fpregs: byRelease({ '2.3': when('fpregs_is_0', array(8, fpreg())), '5.2': array(8, struct(vmstateFpreg)) }),
  fpregs_1_mmx: byRelease({
    '2.3': when('fpregs_is_1_mmx', array(8, fpreg1Mmx(), { name: 'fpregs' })),
    '5.2': absent,
  }),
  fpregs_1_no_mmx: byRelease({
    '2.3': when('fpregs_is_1_no_mmx', array(8, fpreg1NoMmx(), { name: 'fpregs' })),
    '5.2': absent,
  }),
});

interface FpuFormat {
  fpus_vmstate: number;
  fptag_vmstate: number;
  fpregs_format_vmstate: number;
}

/** All registers in use and the stack at its start: format 1 does not say whether they are MMX registers. */
function guessMmx(state: FpuFormat): boolean {
  return state.fptag_vmstate === 0xff && (state.fpus_vmstate & 0x3800) === 0;
}

/** The conditions of {@link fpuRegisters}. */
export const fpuConditions = {
  fpregs_is_0: (state: FpuFormat) => state.fpregs_format_vmstate === 0,
  fpregs_is_1_mmx: (state: FpuFormat) => state.fpregs_format_vmstate === 1 && guessMmx(state),
  fpregs_is_1_no_mmx: (state: FpuFormat) => state.fpregs_format_vmstate === 1 && !guessMmx(state),
};

/** The x87 unit as 2.3 loads it: registers of one of three kinds. */
export interface OldFpuRegisters extends FpuFormat {
  fpregs?: FpregState[];
  readonly fpregs_1_mmx?: readonly bigint[];
  readonly fpregs_1_no_mmx?: readonly bigint[];
}

/** What 2.3 makes of registers of format 1: an MMX register gets the exponent of all ones, a double becomes wider. */
export function takeOldFpregs(state: OldFpuRegisters): void {
  const mmx = state.fpregs_1_mmx;
  const doubles = state.fpregs_1_no_mmx;
  if (mmx !== undefined) state.fpregs = mmx.map((tmp_mant) => ({ tmp: { tmp_mant, tmp_exp: 0xffff } }));
  else if (doubles !== undefined) state.fpregs = doubles.map(widen);
}

/** A double as a register of 80 bits. As QEMU does it: zero, denormalised numbers and infinities become others. */
function widen(double: bigint): FpregState {
  const exponent = Number((double >> 52n) & 0x7ffn) - 1023 + 16383;
  const sign = Number(double >> 63n) << 15;
  return { tmp: { tmp_mant: ((double & 0xf_ffff_ffff_ffffn) << 11n) | (1n << 63n), tmp_exp: exponent | sign } };
}

/** Bits 64 * k to 64 * k + 63 of a vector register; the name shows QEMU's member. */
// @__NO_SIDE_EFFECTS__
const quad = (k: number) =>
  byRelease({ '2.3': uint64({ name: `_q[${k}]` }), '5.2': uint64({ name: `_q_ZMMReg[${k}]` }) });

/** Bits 0 to 127. */
export const vmstateXmmReg = vmstate({
  name: 'xmm_reg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { q0: quad(0), q1: quad(1) },
});

/** Bits 128 to 255. */
export const vmstateYmmhReg = vmstate({
  name: 'ymmh_reg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { q2: quad(2), q3: quad(3) },
});

/** Bits 256 to 511. */
export const vmstateZmmhReg = vmstate({
  name: 'zmmh_reg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { q4: quad(4), q5: quad(5), q6: quad(6), q7: quad(7) },
});

/** A whole register, one of ZMM16 to ZMM31. */
export const vmstateHi16ZmmReg = vmstate({
  name: 'hi16_zmm_reg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { q0: quad(0), q1: quad(1), q2: quad(2), q3: quad(3), q4: quad(4), q5: quad(5), q6: quad(6), q7: quad(7) },
});

/** Low halves of the vector registers. */
// @__NO_SIDE_EFFECTS__
export const xmmRegisters = (long: Long) =>
  named('env.', { xmm_regs: array(long === 64 ? 16 : 8, struct(vmstateXmmReg)) });

/** Upper halves of the AVX registers. */
// @__NO_SIDE_EFFECTS__
export const ymmhRegisters = (long: Long) =>
  named('env.', { ymmh_regs: array(long === 64 ? 16 : 8, struct(vmstateYmmhReg), { name: 'xmm_regs', since: 12 }) });

/** Opcode, instruction and operand address of the last x87 instruction. */
export const vmstateFpopIpDp = vmstate({
  name: 'cpu/fpop_ip_dp',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.fpop !== 0 || state.fpip !== 0n || state.fpdp !== 0n,
  fields: named('env.', { fpop: uint16(), fpip: uint64(), fpdp: uint64() }),
});

// @__NO_SIDE_EFFECTS__
const opmaskAndZmmh = (long: Long) => ({
  opmask_regs: array(8, uint64()),
  zmmh_regs: array(long === 64 ? 16 : 8, struct(vmstateZmmhReg), { name: 'xmm_regs' }),
});

function anyBit(registers: readonly object[]): boolean {
  return registers.some((register) => Object.values(register).some((value) => value !== 0n));
}

/** AVX-512 of i386: masks, and the upper halves of eight registers. */
export const vmstateAvx512I386 = vmstate({
  name: 'cpu/avx512',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.opmask_regs.some((mask) => mask !== 0n) || anyBit(state.zmmh_regs),
  fields: named('env.', opmaskAndZmmh(32)),
});

/** AVX-512 of x86_64: in addition sixteen registers that the older extensions do not have. */
export const vmstateAvx512 = vmstate({
  name: 'cpu/avx512',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) =>
    state.opmask_regs.some((mask) => mask !== 0n) || anyBit(state.zmmh_regs) || anyBit(state.hi16_zmm_regs),
  fields: named('env.', {
    ...opmaskAndZmmh(64),
    hi16_zmm_regs: array(16, struct(vmstateHi16ZmmReg), { name: 'xmm_regs' }),
  }),
});

/** Bounds registers of MPX. */
export const vmstateBndReg = vmstate({
  name: 'bnd_regs',
  versionId: 1,
  minimumVersionId: 1,
  fields: { lb: uint64(), ub: uint64() },
});

/** MPX: four bounds, and where they are configured. */
export const vmstateMpx = vmstate({
  name: 'cpu/mpx',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) =>
    anyBit(state.bnd_regs) || state.bndcs_cfgu !== 0n || state.bndcs_sts !== 0n || state.msr_bndcfgs !== 0n,
  fields: named('env.', {
    bnd_regs: array(4, struct(vmstateBndReg)),
    bndcs_cfgu: uint64({ name: 'bndcs_regs.cfgu' }),
    bndcs_sts: uint64({ name: 'bndcs_regs.sts' }),
    msr_bndcfgs: uint64(),
  }),
});

/** AMX: configuration and contents of the eight tiles; x86_64 only. */
export const vmstateAmxXtile = vmstate({
  name: 'cpu/intel_amx_xtile',
  versionId: 1,
  minimumVersionId: 1,
  context: x86CpuContext,
  needed: (_state, cpu) => cpu?.amxTile !== false,
  fields: named('env.', { xtilecfg: array(64, uint8()), xtiledata: array(8192, uint8()) }),
});

/** APX: registers R16 to R31; x86_64 only. */
export const vmstateApx = vmstate({
  name: 'cpu/apx',
  versionId: 1,
  minimumVersionId: 1,
  context: x86CpuContext,
  needed: (_state, cpu) => cpu?.apx !== false,
  fields: named('env.', { regs: array(16, uint64()) }),
});
