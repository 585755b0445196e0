/**
 * Subsections of the section `cpu` of LoongArch: floating point, vectors, TLB, binary translation, messages, counters.
 *
 * QEMU: `target/loongarch/machine.c` in 10.0 and 11.1. 7.2 has what it has of them in `cpu` itself.
 */
import { array, bool, named, struct, uint32, uint64, vmstate } from '../../../vmstate/index.js';
import { loongarchCpuContext } from './context.js';

const v0 = { versionId: 0, minimumVersionId: 0, context: loongarchCpuContext } as const;
const v1 = { versionId: 1, minimumVersionId: 1, context: loongarchCpuContext } as const;

const REGISTERS = 32;

/** Bits 63 to 0 of a register: a double, or a single whose upper half is left as it was. */
export const vmstateLoongarchFpuReg = vmstate({ ...v1, name: 'fpu_reg', fields: { ud0: uint64({ name: 'UD[0]' }) } });
/** Bits 127 to 64. */
export const vmstateLoongarchLsxhReg = vmstate({ ...v1, name: 'lsxh_reg', fields: { ud1: uint64({ name: 'UD[1]' }) } });
/** Bits 191 to 128, bits 255 to 192. */
export const vmstateLoongarchLasxhReg = vmstate({
  ...v1,
  name: 'lasxh_reg',
  fields: { ud2: uint64({ name: 'UD[2]' }), ud3: uint64({ name: 'UD[3]' }) },
});

/** f0 to f31, their control and status (see `unpackFcsr`), and the eight condition flags. */
export const vmstateLoongarchFpu = vmstate({
  ...v1,
  name: 'cpu/fpu',
  needed: (_state, cpu) => cpu?.fp !== false,
  fields: named('env.', {
    fpr: array(REGISTERS, struct(vmstateLoongarchFpuReg)),
    fcsr0: uint32(),
    cf: array(8, bool()),
  }),
});

/** What vr0 to vr31 have above f0 to f31. */
export const vmstateLoongarchLsx = vmstate({
  ...v1,
  name: 'cpu/lsx',
  needed: (_state, cpu) => cpu?.lsx !== false,
  fields: named('env.', { fpr: array(REGISTERS, struct(vmstateLoongarchLsxhReg)) }),
});

/** What xr0 to xr31 have above vr0 to vr31. */
export const vmstateLoongarchLasx = vmstate({
  ...v1,
  name: 'cpu/lasx',
  needed: (_state, cpu) => cpu?.lasx !== false,
  fields: named('env.', { fpr: array(REGISTERS, struct(vmstateLoongarchLasxhReg)) }),
});

/** Entries of the TLB: 8 ways of 256 for pages of one size (way w, line l at w * 256 + l), then 64 for all sizes. */
export const LOONGARCH_TLB_ENTRIES = 2112;

const tlbEntry = { tlb_misc: uint64(), tlb_entry0: uint64(), tlb_entry1: uint64() };

/** An entry of the TLB as 7.2 has it in `cpu`; see `unpackTlbMisc` and `unpackTlbPage`. */
export const vmstateLoongarchTlbEntry72 = vmstate({ ...v0, name: 'cpu/tlb', fields: tlbEntry });
/** An entry of the TLB. */
export const vmstateLoongarchTlbEntry = vmstate({ ...v0, name: 'cpu/tlb_entry', fields: tlbEntry });

/** The TLB. */
export const vmstateLoongarchTlb = vmstate({
  ...v0,
  name: 'cpu/tlb',
  needed: (_state, cpu) => cpu?.tcg !== false,
  fields: named('env.', { tlb: array(LOONGARCH_TLB_ENTRIES, struct(vmstateLoongarchTlbEntry)) }),
});

/** Binary translation: scratch registers, the flags of an x86, the top of an x87's stack (0 to 7). */
export const vmstateLoongarchLbt = vmstate({
  ...v0,
  name: 'cpu/lbt',
  needed: (_state, cpu) => cpu?.lbt !== false,
  fields: named('env.lbt.', {
    scr0: uint64(),
    scr1: uint64(),
    scr2: uint64(),
    scr3: uint64(),
    eflags: uint32(),
    ftop: uint32(),
  }),
});

/** Interrupts by messages: a bit for each of 256, the one to be taken (bit 31: none), the least priority. */
export const vmstateLoongarchMsgint = vmstate({
  ...v1,
  name: 'cpu/msgint',
  needed: (_state, cpu) => cpu?.msgint !== false,
  fields: named('env.sys_states[0].', { CSR_MSGIS: array(4, uint64()), CSR_MSGIR: uint64(), CSR_MSGIE: uint64() }),
});

/** Performance counters under KVM: how many the guest has, what each counts, and the counts. */
export const vmstateLoongarchPmu = vmstate({
  ...v0,
  name: 'cpu/pmu',
  needed: (_state, cpu) => cpu?.pmu !== false,
  fields: {
    perf_event_num: uint32({ name: 'env.perf_event_num' }),
    ...named('env.sys_states[0].', { CSR_PERFCTRL: array(16, uint64()), CSR_PERFCNTR: array(16, uint64()) }),
  },
});
