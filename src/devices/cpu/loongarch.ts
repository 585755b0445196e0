/**
 * The section `cpu` of the target loongarch64. The parts are in `loongarch/`.
 *
 * QEMU: `target/loongarch/machine.c` in 7.2, 10.0 and 11.1. Older releases do not have the target. On a host with pages of
 * 4 KiB 7.2 loads the machine, but dies when it saves it, as with an Alpha; pages are of 16 KiB here.
 */
import {
  absent,
  array,
  bool,
  byRelease,
  type Field,
  named,
  type Slots,
  type StateOf,
  struct,
  subsectionByRelease,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { loongarchCpuContext } from './loongarch/context.js';
import {
  LOONGARCH_TLB_ENTRIES,
  vmstateLoongarchFpu,
  vmstateLoongarchLasx,
  vmstateLoongarchLbt,
  vmstateLoongarchLsx,
  vmstateLoongarchMsgint,
  vmstateLoongarchPmu,
  vmstateLoongarchTlb,
  vmstateLoongarchTlbEntry72,
} from './loongarch/subsections.js';

export type { LoongarchCpuContext } from './loongarch/context.js';
export { LOONGARCH_TLB_ENTRIES } from './loongarch/subsections.js';
export * from './loongarch/words.js';

type AnyField = Field<unknown, never>;

/** Registers of one system. 11.1 has room for those of several, and sends the first. */
// @__NO_SIDE_EFFECTS__
function systemState<F extends Slots>(fields: F): F {
  const before = named('env.', fields);
  const since = named('env.sys_states[0].', fields);
  const ladders = Object.keys(fields).map((key) => {
    const ladder = byRelease({ '2.3': before[key] as AnyField, '11.1': since[key] as AnyField });
    return [key, ladder] as const;
  });
  return Object.fromEntries(ladders) as Slots as F;
}

/**
 * Control and status registers, by the manual's names: mode and exceptions, TLB and page tables, what the model has,
 * scratch registers and timer, TLB refills, machine errors, cache tags, direct windows, debugger.
 */
const controls = /* @__PURE__ */ systemState({
  CSR_CRMD: uint64(),
  CSR_PRMD: uint64(),
  CSR_EUEN: uint64(),
  CSR_MISC: uint64(),
  CSR_ECFG: uint64(),
  CSR_ESTAT: uint64(),
  CSR_ERA: uint64(),
  CSR_BADV: uint64(),
  CSR_BADI: uint64(),
  CSR_EENTRY: uint64(),
  CSR_TLBIDX: uint64(),
  CSR_TLBEHI: uint64(),
  CSR_TLBELO0: uint64(),
  CSR_TLBELO1: uint64(),
  CSR_ASID: uint64(),
  CSR_PGDL: uint64(),
  CSR_PGDH: uint64(),
  CSR_PGD: uint64(),
  CSR_PWCL: uint64(),
  CSR_PWCH: uint64(),
  CSR_STLBPS: uint64(),
  CSR_RVACFG: uint64(),
  CSR_PRCFG1: uint64(),
  CSR_PRCFG2: uint64(),
  CSR_PRCFG3: uint64(),
  CSR_SAVE: array(16, uint64()),
  CSR_TID: uint64(),
  CSR_TCFG: uint64(),
  CSR_TVAL: uint64(),
  CSR_CNTC: uint64(),
  CSR_TICLR: uint64(),
  CSR_LLBCTL: uint64(),
  CSR_IMPCTL1: uint64(),
  CSR_IMPCTL2: uint64(),
  CSR_TLBRENTRY: uint64(),
  CSR_TLBRBADV: uint64(),
  CSR_TLBRERA: uint64(),
  CSR_TLBRSAVE: uint64(),
  CSR_TLBRELO0: uint64(),
  CSR_TLBRELO1: uint64(),
  CSR_TLBREHI: uint64(),
  CSR_TLBRPRMD: uint64(),
  CSR_MERRCTL: uint64(),
  CSR_MERRINFO1: uint64(),
  CSR_MERRINFO2: uint64(),
  CSR_MERRENTRY: uint64(),
  CSR_MERRERA: uint64(),
  CSR_MERRSAVE: uint64(),
  CSR_CTAG: uint64(),
  CSR_DMW: array(4, uint64()),
  CSR_DBG: uint64(),
  CSR_DERA: uint64(),
  CSR_DSAVE: uint64(),
});

/**
 * - `gpr`: r0 to r31; r0 is 0.
 * - CRMD, PRMD, EUEN: mode, mode before the exception, which units are enabled. ERA: where to go on, BADV, BADI: address
 *   and instruction of the exception. CRMD and ESTAT: see `unpackCrmd`, `unpackEstat`.
 * - TCFG: bit 0 on, bit 1 periodic, then what the timer begins at; TVAL is stale: QEMU counts outside the state, so the
 *   timer of a loaded guest begins when the guest writes TCFG.
 * - LLBCTL: bit 0, there is a reservation; which address it is of is not sent.
 * - `kvm_state_counter`: the counter while KVM's guest stands still. `stealtime_addr`: where the guest wants to be
 *   told what time it lost, bit 0 if it does.
 * - `fpr`, `fcsr0`, `cf`, `tlb_entries` of 7.2: as in the subsections `fpu` and `tlb` of later releases.
 *
 * Instance: the CPU's index.
 */
export const vmstateLoongarchCpu = vmstate({
  name: 'cpu',
  versionId: { '2.3': 0, '10.0': 3, '11.1': 4 },
  minimumVersionId: { '2.3': 0, '10.0': 3, '11.1': 4 },
  context: loongarchCpuContext,
  fields: {
    ...named('env.', {
      gpr: array(32, uint64()),
      pc: uint64(),
      fpr: byRelease({ '2.3': array(32, uint64()), '10.0': absent }),
      fcsr0: byRelease({ '2.3': uint32(), '10.0': absent }),
      cf: byRelease({ '2.3': array(8, bool()), '10.0': absent }),
    }),
    ...controls,
    tlb_entries: byRelease({
      '2.3': array(LOONGARCH_TLB_ENTRIES, struct(vmstateLoongarchTlbEntry72), { name: 'env.tlb' }),
      '10.0': absent,
    }),
    kvm_state_counter: byRelease({ '10.0': uint64() }),
    stealtime_addr: byRelease({ '10.0': uint64({ name: 'env.stealtime.guest_addr' }) }),
  },
  subsections: {
    fpu: subsectionByRelease({ '10.0': vmstateLoongarchFpu }),
    lsx: subsectionByRelease({ '10.0': vmstateLoongarchLsx }),
    lasx: subsectionByRelease({ '10.0': vmstateLoongarchLasx }),
    tlb: subsectionByRelease({ '10.0': vmstateLoongarchTlb }),
    lbt: subsectionByRelease({ '10.0': vmstateLoongarchLbt }),
    msgint: subsectionByRelease({ '11.1': vmstateLoongarchMsgint }),
    pmu: subsectionByRelease({ '11.1': vmstateLoongarchPmu }),
  },
});
export type LoongarchCpuState = StateOf<typeof vmstateLoongarchCpu>;
