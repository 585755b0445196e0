/**
 * The section `cpu` of the targets riscv32 and riscv64; 2.3 has neither. The parts are in `riscv/`.
 *
 * QEMU: `target/riscv/machine.c` in 5.2, 7.2, 10.0 and 11.1. `cpu/timer` and `cpu/mseccfg` came to 10.0 in its stable
 * series, after 10.0.0, with the condition of `cpu/vector` that is used here. The source of 11.1.0 gives the section
 * version 11, the recorded program of 11.1 version 12 with the same fields: 12 is written, both are loaded.
 */
import {
  absent,
  array,
  bool,
  byRelease,
  named,
  type StateOf,
  struct,
  uint8,
  uint32,
  uint64,
  ulong,
  unused,
  vmstate,
} from '../../vmstate/index.js';
import { register8, register16, register32, xlen, xlens } from './riscv/codecs.js';
import { type RiscvLong, riscvCpuContext } from './riscv/context.js';
import {
  environmentSubsections,
  extensionSubsections,
  protectionSubsections,
  securitySubsections,
} from './riscv/privileged.js';
import { recordSubsections, riscvPmuCounter, triggerSubsections, vectorSubsections } from './riscv/units.js';

export {
  packExtensions,
  packMisa,
  packMxl,
  type RiscvBase,
  unpackExtensions,
  unpackMisa,
  unpackMxl,
} from './riscv/codecs.js';
export { RISCV_FEATURES, type RiscvCpuContext } from './riscv/context.js';

/** What an 11.1 hart is sent with, where it is not the usual. */
export interface RiscvCpuOptions {
  /** Property `num-triggers`; 2 if not given. */
  readonly triggers?: number;
  /** The version of the section in 11.1; 11 for a program that was built from the release as it is. */
  readonly version?: 11 | 12;
}

/** The registers of the hart itself, the program counter, and what a fault leaves behind. */
// @__NO_SIDE_EFFECTS__
const hartState = (long: RiscvLong) => ({
  gpr: xlens(long, 32),
  fpr: array(32, uint64()),
  miprio: byRelease({ '7.2': array(64, uint8()) }),
  siprio: byRelease({ '7.2': array(64, uint8()) }),
  pc: xlen(long),
  load_res: xlen(long),
  load_val: xlen(long),
  frm: byRelease({ '2.3': ulong(long), '11.1': register8() }),
  badaddr: xlen(long),
  guest_phys_fault_addr: xlen(long),
});

/** What the hart is, and the mode it is in. */
// @__NO_SIDE_EFFECTS__
const hartModel = (long: RiscvLong) => ({
  priv_ver: byRelease({ '2.3': ulong(long), '11.1': register32() }),
  vext_ver: byRelease({ '2.3': ulong(long), '11.1': register32() }),
  misa: byRelease({ '2.3': ulong(long), '7.2': absent }),
  misa_mask: byRelease({ '2.3': ulong(long), '7.2': absent }),
  misa_mxl: byRelease({ '7.2': uint32() }),
  misa_ext: byRelease({ '7.2': uint32() }),
  misa_mxl_max: byRelease({ '7.2': uint32(), '10.0': unused(4) }),
  misa_ext_mask: byRelease({ '7.2': uint32() }),
  features: byRelease({ '2.3': uint32(), '10.0': absent }),
  priv: byRelease({ '2.3': ulong(long), '11.1': register8() }),
  virt: byRelease({ '2.3': ulong(long), '10.0': absent }),
  virt_enabled: byRelease({ '10.0': bool() }),
  resetvec: byRelease({ '2.3': ulong(long), '7.2': uint64() }),
  mhartid: xlen(long),
});

/** Interrupts, traps and address translation. */
// @__NO_SIDE_EFFECTS__
const hartTraps = (long: RiscvLong) => ({
  mstatus: uint64(),
  mip: byRelease({ '2.3': ulong(long), '7.2': uint64() }),
  miclaim: byRelease({ '2.3': register32(), '7.2': uint64() }),
  mie: byRelease({ '2.3': ulong(long), '7.2': uint64() }),
  mvien: byRelease({ '10.0': uint64() }),
  mvip: byRelease({ '10.0': uint64() }),
  sie: byRelease({ '10.0': uint64() }),
  mideleg: byRelease({ '2.3': ulong(long), '7.2': uint64() }),
  sptbr: byRelease({ '2.3': ulong(long), '7.2': absent }),
  satp: xlen(long),
  stval: byRelease({ '2.3': ulong(long, { name: 'sbadaddr' }), '7.2': ulong(long), '11.1': uint64() }),
  mbadaddr: byRelease({ '2.3': ulong(long), '7.2': absent }),
  medeleg: xlen(long),
  stvec: xlen(long),
  sepc: xlen(long),
  scause: xlen(long),
  mtvec: xlen(long),
  mepc: xlen(long),
  mcause: xlen(long),
  mtval: xlen(long),
  miselect: byRelease({ '7.2': ulong(long), '11.1': register16() }),
  siselect: byRelease({ '7.2': ulong(long), '11.1': register16() }),
});

/** Counters, scratch registers and the timer. */
// @__NO_SIDE_EFFECTS__
const hartCounters = (long: RiscvLong) => ({
  scounteren: byRelease({ '2.3': ulong(long), '10.0': register32() }),
  mcounteren: byRelease({ '2.3': ulong(long), '10.0': register32() }),
  scountinhibit: byRelease({ '10.0': register32() }),
  mcountinhibit: byRelease({ '7.2': ulong(long), '10.0': register32() }),
  pmu_ctrs: byRelease({ '7.2': array(32, struct(riscvPmuCounter(long))) }),
  mhpmevent_val: byRelease({ '7.2': array(32, ulong(long)), '11.1': array(32, uint64()) }),
  mhpmeventh_val: byRelease({ '7.2': array(32, ulong(long)), '11.1': absent }),
  sscratch: xlen(long),
  mscratch: xlen(long),
  mfromhost: byRelease({ '2.3': uint64(), '10.0': absent }),
  mtohost: byRelease({ '2.3': uint64(), '10.0': absent }),
  stimecmp: byRelease({ '2.3': uint64({ name: 'timecmp' }), '7.2': uint64() }),
});

/**
 * The hart of a target with `target_ulong`s of `long` bits.
 *
 * `gpr[n]` is x n, `fpr[n]` the bits of f n (a single has its upper half set). `miprio`, `siprio`: priorities of 64
 * interrupts. `load_res`, `load_val`: address (all ones for none) and value of the reservation of LR. `frm`: rounding
 * mode. `badaddr`, `guest_phys_fault_addr`: of the fault that is being raised.
 *
 * `priv_ver`: version of the privileged architecture, in 5.2 0x11000 for 1.10.0 and 0x11100 for 1.11.0, since 7.2 0,
 * 1, 2 … for 1.10.0, 1.11.0, 1.12.0 …; `vext_ver`: that of the vectors, 0x10000 for 1.0.0, 0 without. 5.2 has `misa`
 * whole (see `unpackMisa`), 7.2 and later its two parts (see `unpackExtensions`); the conditions of subsections read
 * them. `features`: bits of `RISCV_FEATURES`, 5.2 and 7.2. `priv`: 0 user, 1 supervisor, 3 machine. `virt`: bit 0 when
 * a guest runs, in 5.2 bit 1 for an exception that has to go to the hypervisor's supervisor; `virt_enabled` since 10.0.
 *
 * `miclaim`: bits of `mip` that devices of the machine have taken for themselves. `stval`, in 5.2 `sbadaddr`, as
 * `mtval` beside the disused `mbadaddr`. `stimecmp`, in 5.2 the machine's `timecmp`: in ticks of `time`. Instance: the CPU's
 * index.
 */
// @__NO_SIDE_EFFECTS__
export const riscvCpu = (long: RiscvLong, { triggers = 2, version = 12 }: RiscvCpuOptions = {}) =>
  vmstate({
    name: 'cpu',
    versionId: { '2.3': 1, '7.2': 5, '10.0': 10, '11.1': version },
    minimumVersionId: { '2.3': 1, '7.2': 5, '10.0': 10, '11.1': 11 },
    context: riscvCpuContext,
    fields: named('env.', { ...hartState(long), ...hartModel(long), ...hartTraps(long), ...hartCounters(long) }),
    subsections: {
      ...protectionSubsections(long),
      ...vectorSubsections(long),
      ...environmentSubsections(long),
      ...triggerSubsections(long, triggers),
      ...extensionSubsections(long),
      ...recordSubsections(),
      ...securitySubsections(long),
    },
  });

/** A hart of riscv32. */
export const vmstateRiscv32Cpu = riscvCpu(32);
/** A hart of riscv64. */
export const vmstateRiscv64Cpu = riscvCpu(64);
export type RiscvCpuState = StateOf<typeof vmstateRiscv64Cpu>;
