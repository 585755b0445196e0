/**
 * The section `cpu` of the targets i386 and x86_64.
 *
 * QEMU: `target-i386/machine.c` (2.3), `target/i386/machine.c` (5.2, 7.2, 10.0, 11.1). The parts are in `i386/`.
 * Field versions are those of 2.3, which loads from version 3 on; since 5.2 version 11 is the oldest.
 */
import { StreamError } from '../../errors.js';
import {
  absent,
  array,
  byRelease,
  int32,
  named,
  releases,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { x86CpuContext } from './i386/context.js';
import {
  fpuConditions,
  fpuRegisters,
  type OldFpuRegisters,
  takeOldFpregs,
  xmmRegisters,
  ymmhRegisters,
} from './i386/fpu.js';
import {
  clearRealModeDpl,
  controlRegisters,
  deriveCpl,
  integerRegisters,
  longModeRegisters,
  segments,
  sysenter32,
  sysenter64,
} from './i386/segments.js';
import { i386CpuSubsections, x86CpuSubsections } from './i386/subsections.js';
import { assumeInjected, injectPending } from './i386/virtualization.js';

export {
  packEflags,
  packFpuControl,
  packFpuStatus,
  packFpuTags,
  packSegmentFlags,
  packXstate,
  unpackEflags,
  unpackFpuControl,
  unpackFpuStatus,
  unpackFpuTags,
  unpackSegmentFlags,
  unpackXstate,
  type X86Eflags,
  type X86FpuControl,
  type X86FpuExceptions,
  type X86FpuStatus,
  type X86SegmentFlags,
  type X86Xstate,
} from './i386/status.js';

const V_TPR_MASK = 0x0f;

/** One pair of variable memory type range registers. */
export const vmstateMtrrVar = vmstate({
  name: 'mtrr_var',
  versionId: 1,
  minimumVersionId: 1,
  fields: { base: uint64(), mask: uint64() },
});

const mxcsr = named('env.', { mxcsr: uint32() });

/** Everything behind the vector registers that does not depend on the width. */
const system = {
  ...named('env.', {
    smbase: uint32({ since: 4 }),
    pat: uint64({ since: 5 }),
    hflags2: uint32({ since: 5 }),
  }),
  /** In version 5 it stood here; else it is in `cpu_common`. */
  halted: byRelease({
    '2.3': when('version_is_5', uint32({ name: 'parent_obj.halted' })),
    '5.2': absent,
  }),
  ...named('env.', {
    vm_hsave: uint64({ since: 5 }),
    vm_vmcb: uint64({ since: 5 }),
    tsc_offset: uint64({ since: 5 }),
    intercept: uint64({ since: 5 }),
    intercept_cr_read: uint16({ since: 5 }),
    intercept_cr_write: uint16({ since: 5 }),
    intercept_dr_read: uint16({ since: 5 }),
    intercept_dr_write: uint16({ since: 5 }),
    intercept_exceptions: uint32({ since: 5 }),
    v_tpr: uint8({ since: 5 }),
    mtrr_fixed: array(11, uint64(), { since: 8 }),
    mtrr_deftype: uint64({ since: 8 }),
    mtrr_var: array(8, struct(vmstateMtrrVar), { since: 8 }),
    interrupt_injected: int32({ since: 9 }),
    mp_state: uint32({ since: 9 }),
    tsc: uint64({ since: 9 }),
    exception_nr: byRelease({ '2.3': int32({ name: 'exception_injected', since: 11 }), '5.2': int32({ since: 11 }) }),
    soft_interrupt: uint8({ since: 11 }),
    nmi_injected: uint8({ since: 11 }),
    nmi_pending: uint8({ since: 11 }),
    has_error_code: uint8({ since: 11 }),
    sipi_vector: uint32({ since: 11 }),
    mcg_cap: uint64({ since: 10 }),
    mcg_status: uint64({ since: 10 }),
    mcg_ctl: uint64({ since: 10 }),
    mce_banks: array(40, uint64(), { since: 10 }),
    tsc_aux: uint64({ since: 11 }),
    system_time_msr: uint64({ since: 11 }),
    wall_clock_msr: uint64({ since: 11 }),
    xcr0: uint64({ since: 12 }),
    xstate_bv: uint64({ since: 12 }),
  }),
};

const conditions = {
  ...fpuConditions,
  less_than_7: (_state: unknown, version: number) => version < 7,
  version_is_5: (_state: unknown, version: number) => version === 5,
};

/** The oldest version that is loaded: 3 by 2.3, 11 since 5.2. */
type Oldest = 3 | 11;

function takeFpuFormat(oldest: Oldest, state: OldFpuRegisters): void {
  if (state.fpregs_format_vmstate === 0) return;
  if (oldest === 3) {
    takeOldFpregs(state);
    return;
  }
  throw new StreamError('bad-value', 'only FPU registers of format 0 can be loaded', {
    path: 'env.fpregs_format_vmstate',
    expected: 0,
    actual: state.fpregs_format_vmstate,
  });
}

/** `v_tpr` is part of `int_ctl` since 7.2, and the one that is sent. */
function splitIntCtl(state: { v_tpr: number; readonly svm_guest?: { readonly int_ctl: number } }): void {
  if (state.svm_guest !== undefined) state.v_tpr = state.svm_guest.int_ctl & V_TPR_MASK;
}

// @__NO_SIDE_EFFECTS__
const x86Cpu = (oldest: Oldest) =>
  vmstate({
    name: 'cpu',
    versionId: 12,
    minimumVersionId: oldest,
    context: x86CpuContext,
    preSave: (state) => {
      splitIntCtl(state);
      state.fpregs_format_vmstate = 0;
      clearRealModeDpl(state);
      injectPending(state, 64);
    },
    postLoad: (state, version) => {
      takeFpuFormat(oldest, state);
      if (version < 7) {
        state.sysenter_esp = state.sysenter_esp_32 ?? 0n;
        state.sysenter_eip = state.sysenter_eip_32 ?? 0n;
      }
      clearRealModeDpl(state);
      deriveCpl(state);
      assumeInjected(state);
    },
    fields: {
      ...integerRegisters(64),
      ...fpuRegisters,
      ...segments(64),
      ...sysenter64,
      ...controlRegisters(64),
      ...mxcsr,
      ...xmmRegisters(64),
      ...longModeRegisters,
      ...system,
      ...ymmhRegisters(64),
    },
    conditions,
    subsections: x86CpuSubsections,
  });

/** An x86_64 CPU. Instance: the CPU's index. */
export const vmstateX86Cpu = releases({ '2.3': x86Cpu(3), '5.2': x86Cpu(11) });
export type X86CpuState = StateOf<typeof vmstateX86Cpu>;

// @__NO_SIDE_EFFECTS__
const i386Cpu = (oldest: Oldest) =>
  vmstate({
    name: 'cpu',
    versionId: 12,
    minimumVersionId: oldest,
    context: x86CpuContext,
    preSave: (state) => {
      splitIntCtl(state);
      state.fpregs_format_vmstate = 0;
      clearRealModeDpl(state);
      injectPending(state, 32);
    },
    postLoad: (state) => {
      takeFpuFormat(oldest, state);
      clearRealModeDpl(state);
      deriveCpl(state);
      assumeInjected(state);
    },
    fields: {
      ...integerRegisters(32),
      ...fpuRegisters,
      ...segments(32),
      ...sysenter32,
      ...controlRegisters(32),
      ...mxcsr,
      ...xmmRegisters(32),
      ...system,
      ...ymmhRegisters(32),
    },
    conditions,
    subsections: i386CpuSubsections,
  });

/** An i386 CPU: eight registers of each kind, no long mode. Instance: the CPU's index. */
export const vmstateI386Cpu = releases({ '2.3': i386Cpu(3), '5.2': i386Cpu(11) });
export type I386CpuState = StateOf<typeof vmstateI386Cpu>;
