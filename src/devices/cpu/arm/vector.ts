/**
 * Floating point and vectors of the section `cpu` of ARM: VFP and NEON, SVE, SME, iWMMXt.
 *
 * QEMU: `target-arm/machine.c` (2.3), `target/arm/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import {
  absent,
  array,
  byRelease,
  float64,
  named,
  struct,
  subArray,
  subsectionByRelease,
  uint32,
  uint64,
  vmstate,
} from '../../../vmstate/index.js';
import { FPSCR_FPCR_MASK, FPSCR_FPSR_MASK, fpcr, fpscr, fpsr } from './codecs.js';
import { armCpuContext } from './context.js';

/** The longest vector in units of 128 bits: ARM_MAX_VQ. */
const MAX_VQ = 16;

/** FPCR and FPSR whole, where they have bits that FPSCR does not show. */
export const vmstateArmFpcrFpsr = vmstate({
  name: 'cpu/vfp/fpcr_fpsr',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (state) => (state.fpcr & ~FPSCR_FPCR_MASK) !== 0n || (state.fpsr & ~FPSCR_FPSR_MASK) !== 0n,
  fields: { fpcr: fpcr(), fpsr: fpsr() },
});

/** Q n, or the lowest 128 bits of Z n: the low half first. */
// @__NO_SIDE_EFFECTS__
const q = (n: number) => byRelease({ '5.2': array(2, uint64(), { name: `zregs[${n}].d` }) });

const registers = {
  q0: q(0),
  q1: q(1),
  q2: q(2),
  q3: q(3),
  q4: q(4),
  q5: q(5),
  q6: q(6),
  q7: q(7),
  q8: q(8),
  q9: q(9),
  q10: q(10),
  q11: q(11),
  q12: q(12),
  q13: q(13),
  q14: q(14),
  q15: q(15),
  q16: q(16),
  q17: q(17),
  q18: q(18),
  q19: q(19),
  q20: q(20),
  q21: q(21),
  q22: q(22),
  q23: q(23),
  q24: q(24),
  q25: q(25),
  q26: q(26),
  q27: q(27),
  q28: q(28),
  q29: q(29),
  q30: q(30),
  q31: q(31),
};

/**
 * `regs` (2.3): bits of D0 to D63, of which AArch32 has 32 and AArch64 pairs; since 5.2 `q0` to `q31`. `fpsid`, `xregs`:
 * the system registers of VFP, without FPSCR, which stands alone: `xregs[n]` is number n of them. With `fpcr_fpsr` in the
 * state, FPSCR is derived from it on save.
 */
export const vmstateArmVfp = vmstate({
  name: 'cpu/vfp',
  versionId: 3,
  minimumVersionId: 3,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.vfp !== false,
  preSave: (state) => {
    if (state.fpcr_fpsr === undefined) return;
    const { fpcr, fpsr } = state.fpcr_fpsr;
    const whole = (fpcr & ~FPSCR_FPCR_MASK) !== 0n || (fpsr & ~FPSCR_FPSR_MASK) !== 0n;
    state.fpscr = whole ? 0 : Number((fpcr & FPSCR_FPCR_MASK) | (fpsr & FPSCR_FPSR_MASK));
  },
  fields: {
    ...named('env.vfp.', {
      regs: byRelease({ '2.3': array(64, float64()), '5.2': absent }),
      ...registers,
      fpsid: uint32({ name: 'xregs[0]' }),
      xregs: subArray(2, 14, uint32()),
    }),
    fpscr: fpscr(),
  },
  subsections: { fpcr_fpsr: subsectionByRelease({ '10.0': vmstateArmFpcrFpsr }) },
});

/** XScale: `regs` wR0 to wR15, `cregs` wC0 to wC15. */
export const vmstateArmIwmmxt = vmstate({
  name: 'cpu/iwmmxt',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.iwmmxt !== false,
  fields: named('env.iwmmxt.', { regs: array(16, uint64()), cregs: array(16, uint32()) }),
});

/**
 * What Z n has above 128 bits: `d[2]` to `d[15]`. QEMU counts halves where it means vectors, so `d[16]` and on, which
 * vectors above 1024 bits have, are lost.
 */
export const vmstateArmZregHigh = vmstate({
  name: 'cpu/sve/zreg_hi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { d: subArray(2, MAX_VQ - 2, uint64()) },
});

/** A predicate: a bit for each byte of a vector. */
export const vmstateArmPreg = vmstate({
  name: 'cpu/sve/preg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { p: array((2 * MAX_VQ) / 8, uint64()) },
});

/** `zregs`: the upper parts of Z0 to Z31, whose lowest 128 bits are in `cpu/vfp`; `pregs`: P0 to P15 and FFR. */
export const vmstateArmSve = vmstate({
  name: 'cpu/sve',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.sve !== false,
  fields: named('env.vfp.', {
    zregs: array(32, struct(vmstateArmZregHigh)),
    pregs: array(17, struct(vmstateArmPreg)),
  }),
});

/** A row of the ZA storage. */
export const vmstateArmVreg = vmstate({
  name: 'vreg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { d: array(2 * MAX_VQ, uint64()) },
});

/** The ZA storage, sent while it is on. */
export const vmstateArmZa = vmstate({
  name: 'cpu/sme',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.za !== false,
  fields: {
    za: byRelease({
      '2.3': array(16 * MAX_VQ, struct(vmstateArmVreg), { name: 'env.zarray' }),
      '11.1': array(16 * MAX_VQ, struct(vmstateArmVreg), { name: 'env.za_state.za' }),
    }),
  },
});

/** ZT0: 512 bits, sent while ZA is on. */
export const vmstateArmZt0 = vmstate({
  name: 'cpu/zt0',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.za !== false && cpu?.sme2 !== false,
  fields: { zt0: array(8, uint64(), { name: 'env.za_state.zt0' }) },
});

/** The mode of 8-bit floating point. */
export const vmstateArmFpmr = vmstate({
  name: 'cpu/fpmr',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.fpmr !== false,
  fields: { fpmr: uint64({ name: 'env.vfp.fpmr' }) },
});
