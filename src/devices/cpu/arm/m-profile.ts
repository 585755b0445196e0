/**
 * What M profile cores have in the section `cpu` of ARM. Registers with two banks are sent in two places: the
 * non-secure one here, the secure one in `cpu/m-security`.
 *
 * QEMU: `target-arm/machine.c` (2.3), `target/arm/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import {
  array,
  int32,
  named,
  releases,
  subsectionByRelease,
  uint32,
  validate,
  vmstate,
} from '../../../vmstate/index.js';
import { type ArmCpuContext, type ArmRegions, armCpuContext } from './context.js';

const isM = (_state: unknown, cpu: ArmCpuContext | undefined) => cpu?.m !== false;

/** The masks of faults and of all exceptions; in CPSR before 2.11. */
export const vmstateArmMFaultmaskPrimask = vmstate({
  name: 'cpu/m/faultmask-primask',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: isM,
  fields: {
    faultmask: uint32({ name: 'env.v7m.faultmask[M_REG_NS]' }),
    primask: uint32({ name: 'env.v7m.primask[M_REG_NS]' }),
  },
});

/** Which cache CCSIDR tells of, 0 to 15. Both banks. */
export const vmstateArmMCsselr = vmstate({
  name: 'cpu/m/csselr',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.m !== false && cpu?.caches !== false,
  fields: {
    csselr: array(2, uint32(), { name: 'env.v7m.csselr' }),
    valid: validate('CSSELR is valid'),
  },
  conditions: { 'CSSELR is valid': ({ csselr }) => csselr.every((bank) => bank <= 0xf) },
});

/** The system control register. */
export const vmstateArmMScr = vmstate({
  name: 'cpu/m/scr',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: isM,
  fields: { scr: uint32({ name: 'env.v7m.scr[M_REG_NS]' }) },
});

/** The stack pointer that is not in use: PSP or MSP. */
export const vmstateArmMOtherSp = vmstate({
  name: 'cpu/m/other-sp',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: isM,
  fields: { other_sp: uint32({ name: 'env.v7m.other_sp' }) },
});

/** Limits of the stacks. Both banks. */
export const vmstateArmMV8m = vmstate({
  name: 'cpu/m/v8m',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.m !== false && cpu?.v8 !== false,
  fields: named('env.v7m.', { msplim: array(2, uint32()), psplim: array(2, uint32()) }),
});

/** Control of floating point. Both banks; NSACR has one. */
export const vmstateArmMFp = vmstate({
  name: 'cpu/m/fp',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.vfp !== false,
  fields: named('env.v7m.', {
    fpcar: array(2, uint32()),
    fpccr: array(2, uint32()),
    fpdscr: array(2, uint32()),
    cpacr: array(2, uint32()),
    nsacr: uint32(),
  }),
});

/** Vectors: predication, and the size of loops' tails. */
export const vmstateArmMMve = vmstate({
  name: 'cpu/m/mve',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.mve !== false,
  fields: named('env.v7m.', { vpr: uint32(), ltpsize: uint32() }),
});

/** Of 2.3. `current_sp`: 1 while the process stack is in use; `other_sp` is the other one. */
const vmstateArmM23 = vmstate({
  name: 'cpu/m',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: isM,
  fields: named('env.v7m.', {
    other_sp: uint32(),
    vecbase: uint32(),
    basepri: uint32(),
    control: uint32(),
    current_sp: int32(),
    exception: int32(),
  }),
});

/** `vecbase`: VTOR; `exception`: the number in IPSR; the others by the names of the architecture. */
const vmstateArmM52 = vmstate({
  name: 'cpu/m',
  versionId: 4,
  minimumVersionId: 4,
  context: armCpuContext,
  needed: isM,
  fields: named('env.v7m.', {
    vecbase: uint32({ name: 'vecbase[M_REG_NS]' }),
    basepri: uint32({ name: 'basepri[M_REG_NS]' }),
    control: uint32({ name: 'control[M_REG_NS]' }),
    ccr: uint32({ name: 'ccr[M_REG_NS]' }),
    cfsr: uint32({ name: 'cfsr[M_REG_NS]' }),
    hfsr: uint32(),
    dfsr: uint32(),
    mmfar: uint32({ name: 'mmfar[M_REG_NS]' }),
    bfar: uint32(),
    mpu_ctrl: uint32({ name: 'mpu_ctrl[M_REG_NS]' }),
    exception: int32(),
  }),
  subsections: {
    faultmask_primask: vmstateArmMFaultmaskPrimask,
    csselr: vmstateArmMCsselr,
    scr: vmstateArmMScr,
    other_sp: vmstateArmMOtherSp,
    v8m: vmstateArmMV8m,
    fp: vmstateArmMFp,
    mve: subsectionByRelease({ '7.2': vmstateArmMMve }),
  },
});

/** Of 2.3 and of later releases. */
export const vmstateArmM = releases({ '2.3': vmstateArmM23, '5.2': vmstateArmM52 });

/** The secure banks, the security attribution unit, and the stack pointers of the other security state. */
// @__NO_SIDE_EFFECTS__
export const armMSecurity = ({ mpu = 8, sau = 8 }: ArmRegions) =>
  vmstate({
    name: 'cpu/m-security',
    versionId: 1,
    minimumVersionId: 1,
    context: armCpuContext,
    needed: (_state, cpu) => cpu?.security !== false,
    fields: {
      ...named('env.v7m.', {
        secure: uint32(),
        other_ss_msp: uint32(),
        other_ss_psp: uint32(),
        basepri: uint32({ name: 'basepri[M_REG_S]' }),
        primask: uint32({ name: 'primask[M_REG_S]' }),
        faultmask: uint32({ name: 'faultmask[M_REG_S]' }),
        control: uint32({ name: 'control[M_REG_S]' }),
        vecbase: uint32({ name: 'vecbase[M_REG_S]' }),
      }),
      mair0: uint32({ name: 'env.pmsav8.mair0[M_REG_S]' }),
      mair1: uint32({ name: 'env.pmsav8.mair1[M_REG_S]' }),
      rbar: array(mpu, uint32(), { name: 'env.pmsav8.rbar[M_REG_S]' }),
      rlar: array(mpu, uint32(), { name: 'env.pmsav8.rlar[M_REG_S]' }),
      rnr: uint32({ name: 'env.pmsav7.rnr[M_REG_S]' }),
      rnr_valid: validate('secure MPU_RNR is valid'),
      ...named('env.v7m.', {
        mpu_ctrl: uint32({ name: 'mpu_ctrl[M_REG_S]' }),
        ccr: uint32({ name: 'ccr[M_REG_S]' }),
        mmfar: uint32({ name: 'mmfar[M_REG_S]' }),
        cfsr: uint32({ name: 'cfsr[M_REG_S]' }),
        sfsr: uint32(),
        sfar: uint32(),
      }),
      sau_rbar: array(sau, uint32(), { name: 'env.sau.rbar' }),
      sau_rlar: array(sau, uint32(), { name: 'env.sau.rlar' }),
      sau_rnr: uint32({ name: 'env.sau.rnr' }),
      sau_rnr_valid: validate('SAU_RNR is valid'),
      sau_ctrl: uint32({ name: 'env.sau.ctrl' }),
      ...named('env.v7m.', { scr: uint32({ name: 'scr[M_REG_S]' }), aircr: uint32() }),
    },
    conditions: {
      'secure MPU_RNR is valid': ({ rnr }) => rnr < mpu,
      'SAU_RNR is valid': ({ sau_rnr }) => sau_rnr < sau,
    },
  });
