/**
 * The section `cpu` of the targets arm and aarch64: one layout for AArch32 and AArch64, for A, R and M profiles. The
 * parts are in `arm/`.
 *
 * QEMU: `target-arm/machine.c` (2.3), `target/arm/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { ValueError } from '../../errors.js';
import {
  absent,
  alloc,
  array,
  bool,
  byRelease,
  int32,
  int32Le,
  named,
  type StateOf,
  subsectionByRelease,
  timer,
  uint8,
  uint32,
  uint64,
  unused,
  varray,
  vmstate,
} from '../../vmstate/index.js';
import { cpsr, isAarch64, isOldCpsr, poweredOff, pstate64, unpackCpsr, xpsrOfCpsr } from './arm/codecs.js';
import { type ArmRegions, armCpuContext } from './arm/context.js';
import { armMSecurity, vmstateArmM } from './arm/m-profile.js';
import { armPmsav7, armPmsav8, vmstateArmPmsav7Rnr } from './arm/mpu.js';
import { sendRegisters, takeRegisters } from './arm/system-registers.js';
import {
  vmstateArmFpmr,
  vmstateArmIwmmxt,
  vmstateArmSve,
  vmstateArmVfp,
  vmstateArmZa,
  vmstateArmZt0,
} from './arm/vector.js';

export * from './arm/codecs.js';
export type { ArmCpuContext, ArmRegions } from './arm/context.js';
export type { SystemRegisters } from './arm/system-registers.js';

/** Thumb execution environment: TEECR, TEEHBR. */
export const vmstateArmThumb2ee = vmstate({
  name: 'cpu/thumb2ee',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.thumb2ee !== false,
  fields: named('env.', { teecr: uint32(), teehbr: uint32() }),
});

/** A virtual SError that waits; `has_esr` says whether `esr` is given. */
export const vmstateArmSerror = vmstate({
  name: 'cpu/serror',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (state) => state.pending !== 0,
  fields: named('env.serror.', { pending: uint8(), has_esr: uint8(), esr: uint64() }),
});

/** The interrupt lines as they come in: 0x2 IRQ, 0x40 FIQ, and the virtual ones, as in `interrupt_request`. */
export const vmstateArmIrqLineState = vmstate({
  name: 'cpu/irq-line-state',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  fields: named('env.', { irq_line_state: uint32() }),
});

/** When WFET or WFIT will time out, in ns. */
export const vmstateArmWfxtTimer = vmstate({
  name: 'cpu/wfxt-timer',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.wfxt !== false,
  fields: { wfxt_timer: timer() },
});

/** The syndrome whole, where it has bits above the 32 that `exception_syndrome` holds. */
export const vmstateArmSyndrome64 = vmstate({
  name: 'cpu/syndrome64',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (state) => state.syndrome > 0xffffffffn,
  fields: { syndrome: uint64({ name: 'env.exception.syndrome' }) },
});

/** PSTATE.SS: in CPSR as it is kept for AArch32 under debug. */
const PSTATE_SS = 1n << 21n;

/** PSTATE whole, where it has bits above 32, or CPSR with SS. */
export const vmstateArmPstate64 = vmstate({
  name: 'cpu/pstate64',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: ({ pstate64 }, cpu) =>
    cpu?.m !== true &&
    (pstate64 > 0xffffffffn || (!isAarch64(Number(pstate64 & 0x1fn)) && (pstate64 & PSTATE_SS) !== 0n)),
  fields: { pstate64: pstate64() },
});

/** The event register that WFE waits for. */
export const vmstateArmEvent = vmstate({
  name: 'cpu/event',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (state) => state.event_register,
  fields: named('env.', { event_register: bool() }),
});

/** FPDSCR.LTPSIZE of cores with low overhead branches. */
const LTPSIZE_4 = 4 << 16;
const LTPSIZE_MASK = 7 << 16;

/**
 * The CPU of a model with these regions of memory protection.
 *
 * `regs`: R0 to R15 in AArch32 state; `xregs`: X0 to X30 (and SP) in AArch64 state, with `pc`. `banked_*`: by mode, in
 * QEMU's order user, supervisor, abort, undefined, IRQ, FIQ, hypervisor, monitor. `usr_regs`, `fiq_regs`: R8 to R12.
 * `elr_el`, `sp_el`: of EL0 to EL3. `exclusive_*`: the monitor; `exclusive_addr` all ones for none. `features` (2.3,
 * 5.2): bits of `ARM_FEATURE_`. `gt_timer_phys`, `gt_timer_virt`: in ns. Instance: the CPU's index.
 */
// @__NO_SIDE_EFFECTS__
export const armCpu = (regions: ArmRegions = {}) =>
  vmstate({
    name: 'cpu',
    versionId: 22,
    minimumVersionId: 22,
    context: armCpuContext,
    preSave: (state, cpu) => {
      if (cpu?.registers !== undefined) sendRegisters(state, cpu.registers);
    },
    preLoad: (state, cpu) => {
      // Up to 10.0 a stream with more registers than there are here is refused before any of them is looked at.
      if (cpu?.registers !== undefined) state.cpreg_vmstate_array_len = cpu.registers.indexes.length;
    },
    postLoad: (state, _version, cpu) => {
      if (cpu?.registers !== undefined) takeRegisters(state, cpu.registers);
      if (cpu?.m === true && isOldCpsr(state.cpsr)) {
        const { xpsr, faultmask, primask } = xpsrOfCpsr(state.cpsr);
        state.cpsr = xpsr;
        const masks = state.m?.faultmask_primask;
        if (masks !== undefined && faultmask) masks.faultmask = 1;
        if (masks !== undefined && primask) masks.primask = 1;
      }
      const thumb = cpu?.m !== true && !isAarch64(state.cpsr) && unpackCpsr(state.cpsr).t;
      if (thumb && ((state.regs[15] ?? 0) & 1) !== 0) {
        throw new ValueError('refused', 'PC is odd in Thumb state', { path: 'env.regs[15]', actual: state.regs[15] });
      }
      const fpdscr = cpu?.m === true && cpu.lob === true ? state.m?.fp?.fpdscr : undefined;
      if (fpdscr?.some((bank) => (bank & LTPSIZE_MASK) !== LTPSIZE_4)) {
        throw new ValueError('refused', 'LTPSIZE of FPDSCR has to be 4', { path: 'env.v7m.fpdscr', actual: fpdscr });
      }
    },
    fields: {
      ...named('env.', { regs: array(16, uint32()), xregs: array(32, uint64()), pc: uint64() }),
      cpsr: cpsr(),
      ...named('env.', {
        spsr: uint32(),
        banked_spsr: array(8, uint64()),
        banked_r13: array(8, uint32()),
        banked_r14: array(8, uint32()),
        usr_regs: array(5, uint32()),
        fiq_regs: array(5, uint32()),
        elr_el: array(4, uint64()),
        sp_el: array(4, uint64()),
      }),
      cpreg_vmstate_array_len: byRelease({ '2.3': int32Le(), '11.1': int32() }),
      cpreg_vmstate_indexes: alloc(varray('cpreg_vmstate_array_len', uint64())),
      cpreg_vmstate_values: alloc(varray('cpreg_vmstate_array_len', uint64())),
      ...named('env.', {
        exclusive_addr: uint64(),
        exclusive_val: uint64(),
        exclusive_high: uint64(),
        features: byRelease({ '2.3': uint64(), '7.2': unused(8) }),
        exception_syndrome: uint32({ name: 'exception.syndrome' }),
        exception_fsr: uint32({ name: 'exception.fsr' }),
        exception_vaddress: uint64({ name: 'exception.vaddress' }),
      }),
      gt_timer_phys: byRelease({
        '2.3': timer({ name: 'gt_timer[0]' }),
        '10.0': timer({ name: 'gt_timer[GTIMER_PHYS]' }),
      }),
      gt_timer_virt: byRelease({
        '2.3': timer({ name: 'gt_timer[1]' }),
        '10.0': timer({ name: 'gt_timer[GTIMER_VIRT]' }),
      }),
      powered_off: byRelease({ '2.3': bool(), '5.2': poweredOff({ name: 'power_state' }) }),
    },
    subsections: {
      vfp: vmstateArmVfp,
      iwmmxt: subsectionByRelease({ '2.3': vmstateArmIwmmxt, '11.1': absent }),
      m: vmstateArmM,
      thumb2ee: vmstateArmThumb2ee,
      pmsav7_rnr: subsectionByRelease({ '5.2': vmstateArmPmsav7Rnr }),
      pmsav7: subsectionByRelease({ '5.2': armPmsav7(regions) }),
      pmsav8: subsectionByRelease({ '5.2': armPmsav8(regions) }),
      m_security: subsectionByRelease({ '5.2': armMSecurity(regions) }),
      sve: subsectionByRelease({ '5.2': vmstateArmSve }),
      za: subsectionByRelease({ '7.2': vmstateArmZa }),
      zt0: subsectionByRelease({ '11.1': vmstateArmZt0 }),
      serror: subsectionByRelease({ '5.2': vmstateArmSerror }),
      irq_line_state: subsectionByRelease({ '5.2': vmstateArmIrqLineState }),
      wfxt_timer: subsectionByRelease({ '10.0': vmstateArmWfxtTimer }),
      syndrome64: subsectionByRelease({ '11.1': vmstateArmSyndrome64 }),
      pstate64: subsectionByRelease({ '11.1': vmstateArmPstate64 }),
      event: subsectionByRelease({ '11.1': vmstateArmEvent }),
      fpmr: subsectionByRelease({ '11.1': vmstateArmFpmr }),
    },
  });

/** A CPU without a memory protection unit, or with one of 8 regions. */
export const vmstateArmCpu = armCpu();
export type ArmCpuState = StateOf<typeof vmstateArmCpu>;
