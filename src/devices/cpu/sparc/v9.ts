/**
 * Parts of a 64-bit SPARC CPU: MMUs, the trap stack, timers.
 *
 * QEMU: `target-sparc/machine.c`, `hw/sparc64/sun4u.c` (2.3), `target/sparc/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import {
  absent,
  array,
  byRelease,
  int64,
  named,
  type StateOf,
  struct,
  timer,
  uint32,
  uint64,
  vmstate,
} from '../../../vmstate/index.js';

/** Trap levels: what `ts` and `htstate` have entries for. */
export const SPARC64_TRAP_LEVELS = 8;

/**
 * A timer: tick, stick or hstick. It counts `frequency` times a second since `clock_offset`, in ns of the guest's
 * clock. `disabled`: 1 if it does not interrupt; the bit of the compare register that says so is `disabled_mask`.
 * `npt`: 1 if only privileged code may read it; its bit in the counter is `npt_mask`. 2.3 does not send the last two.
 */
export const vmstateSparcCpuTimer = vmstate({
  name: 'cpu_timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    frequency: uint32(),
    disabled: uint32(),
    disabled_mask: uint64(),
    npt: byRelease({ '5.2': uint32() }),
    npt_mask: byRelease({ '5.2': uint64() }),
    clock_offset: int64(),
    qtimer: timer(),
  },
});
export type SparcCpuTimerState = StateOf<typeof vmstateSparcCpuTimer>;

/**
 * What a trap saves. `tstate`: CWP in bits 4 to 0, PSTATE from bit 8, ASI from bit 24, CCR from bit 32, GL from bit 40.
 * `tt`: the trap's type.
 */
export const vmstateSparcTrapState = vmstate({
  name: 'trap_state',
  versionId: 1,
  minimumVersionId: 1,
  fields: { tpc: uint64(), tnpc: uint64(), tstate: uint64(), tt: uint32() },
});

/**
 * An entry of a TLB. `tag`: the virtual address from bit 13, the context below. `tte`: bit 63 valid, 62 and 61 size (8
 * KiB, 64 KiB, 512 KiB, 4 MiB), 6 locked, 3 side effects, 2 privileged, 1 writable, 0 global, the physical address from
 * bit 13. A CPU of sun4v has bits of `tte` in other places.
 */
export const vmstateSparcTlbEntry = vmstate({
  name: 'tlb_entry',
  versionId: 1,
  minimumVersionId: 1,
  fields: { tag: uint64(), tte: uint64() },
});
export type SparcTlbEntryState = StateOf<typeof vmstateSparcTlbEntry>;

/** The same register of both MMUs, as 2.3 sends them. */
const vmstateMmuregs23 = vmstate({ name: 'mmuregs', versionId: 0, fields: { immu: uint64(), dmmu: uint64() } });

/** The same entry of both TLBs, as 2.3 sends them. */
const vmstateTlb23 = vmstate({
  name: 'tlb',
  versionId: 0,
  fields: { itlb: struct(vmstateSparcTlbEntry), dtlb: struct(vmstateSparcTlbEntry) },
});

/**
 * The MMUs of instructions and of data. `lsu`: its control register (bit 3 data, bit 2 instructions are translated).
 *
 * Registers of an MMU: 0 TSB tag target, 1 primary and 2 secondary context, 3 fault status, 4 fault address, 5 TSB, 6
 * tag access, 7 virtual and 8 physical watchpoint; of sun4v 9 and 10 context configuration, 11 to 14 TSB pointers.
 *
 * 2.3 sends them in turn, one of instructions and one of data: as `mmuregs` and `tlb`, in place of four properties;
 * see {@link pairMmus} and {@link unpairMmus}. `mmu_version`: 0 UltraSPARC I or II, 1 III, 2 IV, 3 sun4v.
 */
export const mmuFields = {
  lsu: uint64({ name: 'env.lsu' }),
  mmuregs: byRelease({ '2.3': array(16, struct(vmstateMmuregs23)), '5.2': absent }),
  ...named('env.', {
    immu: byRelease({ '5.2': array(16, uint64(), { name: 'immu.mmuregs' }) }),
    dmmu: byRelease({ '5.2': array(16, uint64(), { name: 'dmmu.mmuregs' }) }),
    itlb: byRelease({ '5.2': array(64, struct(vmstateSparcTlbEntry)) }),
    dtlb: byRelease({ '5.2': array(64, struct(vmstateSparcTlbEntry)) }),
  }),
  tlb: byRelease({ '2.3': array(64, struct(vmstateTlb23)), '5.2': absent }),
  mmu_version: uint32({ name: 'env.mmu_version' }),
};

/** The MMUs as 5.2 and later send them. */
export interface Sparc64Mmus {
  immu: BigUint64Array;
  dmmu: BigUint64Array;
  itlb: SparcTlbEntryState[];
  dtlb: SparcTlbEntryState[];
}

/** The MMUs as 2.3 sends them. */
export interface Sparc64PairedMmus {
  mmuregs: { immu: bigint; dmmu: bigint }[];
  tlb: { itlb: SparcTlbEntryState; dtlb: SparcTlbEntryState }[];
}

/** What 2.3 sends for these MMUs; entries are shared, not copied. */
export function pairMmus({ immu, dmmu, itlb, dtlb }: Sparc64Mmus): Sparc64PairedMmus {
  return {
    mmuregs: Array.from(immu, (value, i) => ({ immu: value, dmmu: dmmu[i] as bigint })),
    tlb: itlb.map((entry, i) => ({ itlb: entry, dtlb: dtlb[i] as SparcTlbEntryState })),
  };
}

/** The MMUs of a state of 2.3; entries are shared, not copied. */
export function unpairMmus({ mmuregs, tlb }: Sparc64PairedMmus): Sparc64Mmus {
  return {
    immu: BigUint64Array.from(mmuregs, (pair) => pair.immu),
    dmmu: BigUint64Array.from(mmuregs, (pair) => pair.dmmu),
    itlb: tlb.map((pair) => pair.itlb),
    dtlb: tlb.map((pair) => pair.dtlb),
  };
}
