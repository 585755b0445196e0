/**
 * Subsections of the section `cpu` of RISC-V that hold a unit of the hart: vectors, 128-bit registers, triggers,
 * control transfer records, timers; and the performance counters, which are part of the section itself.
 *
 * QEMU: `target/riscv/machine.c` in 5.2, 7.2, 10.0 and 11.1.
 */
import {
  absent,
  array,
  bool,
  byRelease,
  named,
  releases,
  subsectionByRelease,
  timer,
  uint16,
  uint32,
  uint64,
  ulong,
  vmstate,
} from '../../../vmstate/index.js';
import { register8, register32, xlen, xlens } from './codecs.js';
import { hasExtension, hasFeature, isRv128, type RiscvCpuContext, type RiscvLong, riscvCpuContext } from './context.js';

/** Whether there are vectors: V, and since 10.0 the lesser Zve32x as well, unless KVM runs the hart. */
const hasVector = (cpu: RiscvCpuContext | undefined, hart: unknown): boolean =>
  cpu?.kvm === true ? hasExtension(hart, 'V') : cpu?.zve32x !== false;

/** 32 registers of 256 bits. */
// @__NO_SIDE_EFFECTS__
const vector52 = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/vector',
    versionId: 1,
    minimumVersionId: 1,
    context: riscvCpuContext,
    needed: (_state, _cpu, hart) => hasExtension(hart, 'V'),
    fields: named('env.', {
      vreg: array(128, uint64()),
      vxrm: ulong(long),
      vxsat: ulong(long),
      vl: ulong(long),
      vstart: ulong(long),
      vtype: ulong(long),
    }),
  });

/** 32 registers of 1024 bits; `vill`, the highest bit of `vtype`, on its own. */
// @__NO_SIDE_EFFECTS__
const vector72 = (long: RiscvLong, since: '7.2' | '10.0') =>
  vmstate({
    name: 'cpu/vector',
    versionId: 2,
    minimumVersionId: 2,
    context: riscvCpuContext,
    needed: (_state, cpu, hart) => (since === '7.2' ? hasExtension(hart, 'V') : hasVector(cpu, hart)),
    fields: named('env.', {
      vreg: array(512, uint64()),
      vxrm: ulong(long),
      vxsat: ulong(long),
      vl: ulong(long),
      vstart: ulong(long),
      vtype: ulong(long),
      vill: bool(),
    }),
  });

/** The same registers, control last. */
const vector111 = vmstate({
  name: 'cpu/vector',
  versionId: 3,
  minimumVersionId: 3,
  context: riscvCpuContext,
  needed: (_state, cpu, hart) => hasVector(cpu, hart),
  fields: named('env.', {
    vreg: array(512, uint64()),
    vtype: uint64(),
    vl: register32(),
    vstart: register32(),
    vxrm: register8(),
    vxsat: register8(),
    vill: bool(),
  }),
});

/**
 * Vectors. `vreg`: all registers in a row, each from its lowest 64 bits on, of the room for the longest ones. `vxrm`
 * rounding mode, `vxsat` saturation, `vl` length in elements, `vstart` first element, `vtype` type of the elements.
 */
// @__NO_SIDE_EFFECTS__
const vector = (long: RiscvLong) =>
  releases({ '2.3': vector52(long), '7.2': vector72(long, '7.2'), '10.0': vector72(long, '10.0'), '11.1': vector111 });

/** Pointer masking by the draft extension J: mode, and mask and base for machine, supervisor and user. */
// @__NO_SIDE_EFFECTS__
const pointerMasking72 = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/pointer_masking',
    versionId: 1,
    minimumVersionId: 1,
    context: riscvCpuContext,
    needed: (_state, _cpu, hart) => hasExtension(hart, 'J'),
    fields: named('env.', {
      mmte: ulong(long),
      mpmmask: ulong(long),
      mpmbase: ulong(long),
      spmmask: ulong(long),
      spmbase: ulong(long),
      upmmask: ulong(long),
      upmbase: ulong(long),
    }),
  });

/** What is left of it in 10.0 and 11.1: a name, never sent. */
const pointerMasking = vmstate({
  name: 'cpu/pointer_masking',
  versionId: 2,
  minimumVersionId: 2,
  needed: () => false,
  fields: {},
});

/** RV128: upper halves of the registers (`gprh[n]` of x n) and of the two scratch registers. */
// @__NO_SIDE_EFFECTS__
const rv128 = (long: RiscvLong, since: '7.2' | '10.0') =>
  vmstate({
    name: 'cpu/rv128',
    versionId: { '2.3': 1, '11.1': 2 },
    minimumVersionId: { '2.3': 1, '11.1': 2 },
    context: riscvCpuContext,
    needed: (_state, cpu, hart) => (since === '7.2' ? isRv128(hart) : cpu?.rv128 !== false),
    fields: named('env.', { gprh: xlens(long, 32), mscratchh: uint64(), sscratchh: uint64() }),
  });

/** The timer that KVM keeps: time and compare value in ticks of `time`; state 1 when it is on. */
export const vmstateRiscvKvmTimer = vmstate({
  name: 'cpu/kvmtimer',
  versionId: 1,
  minimumVersionId: 1,
  context: riscvCpuContext,
  needed: (_state, cpu) => cpu?.kvm !== false,
  fields: named('env.', {
    kvm_timer_time: uint64(),
    kvm_timer_compare: uint64(),
    kvm_timer_state: uint64(),
  }),
});

/**
 * Triggers: the selected one (`tselect`), and `tdata1` to `tdata3` of each. 7.2 and 10.0 have two of them, 11.1 as
 * many as the property `num-triggers` says.
 */
// @__NO_SIDE_EFFECTS__
const debug = (long: RiscvLong, triggers: number) => {
  const tdata = byRelease({ '2.3': array(2, ulong(long)), '11.1': array(triggers, uint64()) });
  return vmstate({
    name: 'cpu/debug',
    versionId: { '2.3': 2, '11.1': 4 },
    minimumVersionId: { '2.3': 2, '11.1': 4 },
    context: riscvCpuContext,
    needed: (_state, cpu, hart) => cpu?.debug ?? hasFeature(hart, 'debug') ?? true,
    fields: named('env.', {
      mcontext: byRelease({ '11.1': uint16() }),
      trigger_cur: byRelease({ '2.3': ulong(long), '11.1': register8() }),
      tdata1: tdata,
      tdata2: tdata,
      tdata3: tdata,
    }),
  });
};

/**
 * Control transfer records, room for 256: where each came from, where it went, and what it was. `sctrdepth` says how
 * many are in use (16 << it), `sctrstatus` where the next goes and whether they are frozen.
 */
export const vmstateRiscvCtr = vmstate({
  name: 'cpu/ctr',
  versionId: 1,
  minimumVersionId: 1,
  context: riscvCpuContext,
  needed: (_state, cpu) => cpu?.smctr !== false || cpu.ssctr !== false,
  fields: named('env.', {
    mctrctl: uint64(),
    sctrdepth: uint32(),
    sctrstatus: uint32(),
    vsctrctl: uint64(),
    ctr_src: array(256, uint64()),
    ctr_dst: array(256, uint64()),
    ctr_data: array(256, uint64()),
  }),
});

/** Sstc: when the timers of supervisor and virtual supervisor fire, in ns of the guest's clock; -1n for never. */
export const vmstateRiscvSstc = vmstate({
  name: 'cpu/timer',
  versionId: 1,
  minimumVersionId: 1,
  context: riscvCpuContext,
  needed: (_state, cpu) => cpu?.sstc !== false && cpu?.kvm !== true,
  fields: named('env.', { stimer: timer(), vstimer: timer() }),
});

/**
 * A performance counter: its value, and what the host's count was when it last changed. 7.2 and 10.0 have the upper
 * halves of RV32 (`…h_…`) on their own, and send them for riscv64 as well. Has no condition of its own.
 */
// @__NO_SIDE_EFFECTS__
export const riscvPmuCounter = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/pmu',
    versionId: { '2.3': 1, '10.0': 2, '11.1': 3 },
    minimumVersionId: { '2.3': 1, '10.0': 2, '11.1': 3 },
    fields: {
      mhpmcounter_val: xlen(long),
      mhpmcounterh_val: byRelease({ '2.3': ulong(long), '11.1': absent }),
      mhpmcounter_prev: xlen(long),
      mhpmcounterh_prev: byRelease({ '2.3': ulong(long), '11.1': absent }),
      started: byRelease({ '2.3': bool(), '10.0': absent }),
    },
  });

/** What stands between `cpu/hyper` and `cpu/envcfg`. */
// @__NO_SIDE_EFFECTS__
export const vectorSubsections = (long: RiscvLong) => ({
  vector: vector(long),
  pointer_masking: subsectionByRelease({ '7.2': pointerMasking72(long), '10.0': pointerMasking }),
  rv128: subsectionByRelease({ '7.2': rv128(long, '7.2'), '10.0': rv128(long, '10.0') }),
  kvmtimer: subsectionByRelease({ '7.2': vmstateRiscvKvmTimer }),
});

/** `cpu/debug`, after `cpu/envcfg`. */
// @__NO_SIDE_EFFECTS__
export const triggerSubsections = (long: RiscvLong, triggers: number) => ({
  debug: subsectionByRelease({ '7.2': debug(long, triggers) }),
});

/** What stands before `cpu/mseccfg`. */
// @__NO_SIDE_EFFECTS__
export const recordSubsections = () => ({
  ctr: subsectionByRelease({ '10.0': vmstateRiscvCtr }),
  timer: subsectionByRelease({ '10.0': vmstateRiscvSstc }),
});
