/**
 * Model specific registers of the section `cpu` of i386 and x86_64: subsections sent when a register is not at its
 * reset value.
 *
 * QEMU: `target-i386/machine.c` (2.3), `target/i386/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { array, int64, named, struct, uint32, uint64, vmstate } from '../../../vmstate/index.js';
import { x86CpuContext } from './context.js';

const v1 = { versionId: 1, minimumVersionId: 1, context: x86CpuContext } as const;

const MSR_IA32_MISC_ENABLE_DEFAULT = 1n;

function anyBit(values: BigUint64Array): boolean {
  return values.some((value) => value !== 0n);
}

/** KVM: where page faults of the host are reported. */
export const vmstateAsyncPfMsr = vmstate({
  ...v1,
  name: 'cpu/async_pf_msr',
  needed: (state) => state.async_pf_en_msr !== 0n,
  fields: named('env.', { async_pf_en_msr: uint64() }),
});

/** KVM: the interrupt by which such faults are reported. */
export const vmstateAsyncPfIntMsr = vmstate({
  ...v1,
  name: 'cpu/async_pf_int_msr',
  needed: (state) => state.async_pf_int_msr !== 0n,
  fields: named('env.', { async_pf_int_msr: uint64() }),
});

/** KVM: where the end of interrupts is signalled. The wire name says `async`. */
export const vmstatePvEoiMsr = vmstate({
  ...v1,
  name: 'cpu/async_pv_eoi_msr',
  needed: (state) => state.pv_eoi_en_msr !== 0n,
  fields: named('env.', { pv_eoi_en_msr: uint64() }),
});

/** KVM: where stolen time is reported. */
export const vmstateStealTimeMsr = vmstate({
  ...v1,
  name: 'cpu/steal_time_msr',
  needed: (state) => state.steal_time_msr !== 0n,
  fields: named('env.', { steal_time_msr: uint64() }),
});

/** KVM: whether the host polls when the guest halts; 1 after reset where KVM exists, 0 without. */
export const vmstatePollControlMsr = vmstate({
  ...v1,
  name: 'cpu/poll_control_msr',
  needed: (state) => state.poll_control_msr !== 1n,
  fields: named('env.', { poll_control_msr: uint64() }),
});

/** What the guest has added to the time stamp counter. */
export const vmstateMsrTscAdjust = vmstate({
  ...v1,
  name: 'cpu/msr_tsc_adjust',
  needed: (state) => state.tsc_adjust !== 0n,
  fields: named('env.', { tsc_adjust: uint64() }),
});

/** When the local APIC's timer fires, in ticks of the time stamp counter; 0 for never. */
export const vmstateMsrTscdeadline = vmstate({
  ...v1,
  name: 'cpu/msr_tscdeadline',
  needed: (state) => state.tsc_deadline !== 0n,
  fields: named('env.', { tsc_deadline: uint64() }),
});

/** IA32_MISC_ENABLE; 1 after reset. */
export const vmstateMsrIa32MiscEnable = vmstate({
  ...v1,
  name: 'cpu/msr_ia32_misc_enable',
  needed: (state) => state.msr_ia32_misc_enable !== MSR_IA32_MISC_ENABLE_DEFAULT,
  fields: named('env.', { msr_ia32_misc_enable: uint64() }),
});

/** IA32_FEATURE_CONTROL: what the firmware allows, VMX for one. */
export const vmstateMsrIa32FeatureControl = vmstate({
  ...v1,
  name: 'cpu/msr_ia32_feature_control',
  needed: (state) => state.msr_ia32_feature_control !== 0n,
  fields: named('env.', { msr_ia32_feature_control: uint64() }),
});

/** Performance counters: three fixed ones, and as many general ones as there are register numbers for. */
export const vmstateMsrArchitecturalPmu = vmstate({
  ...v1,
  name: 'cpu/msr_architectural_pmu',
  needed: (state) =>
    state.msr_fixed_ctr_ctrl !== 0n ||
    state.msr_global_ctrl !== 0n ||
    state.msr_global_status !== 0n ||
    state.msr_global_ovf_ctrl !== 0n ||
    anyBit(state.msr_fixed_counters) ||
    anyBit(state.msr_gp_counters) ||
    anyBit(state.msr_gp_evtsel),
  fields: named('env.', {
    msr_fixed_ctr_ctrl: uint64(),
    msr_global_ctrl: uint64(),
    msr_global_status: uint64(),
    msr_global_ovf_ctrl: uint64(),
    msr_fixed_counters: array(3, uint64()),
    msr_gp_counters: array(18, uint64()),
    msr_gp_evtsel: array(18, uint64()),
  }),
});

/** Components of XSAVES. */
export const vmstateXss = vmstate({
  ...v1,
  name: 'cpu/xss',
  needed: (state) => state.xss !== 0n,
  fields: named('env.', { xss: uint64() }),
});

/** How long UMWAIT may wait. */
export const vmstateUmwait = vmstate({
  ...v1,
  name: 'cpu/umwait',
  needed: (state) => state.umwait !== 0,
  fields: named('env.', { umwait: uint32() }),
});

/** Frequency of the time stamp counter; 0 if it is not known. */
export const vmstateTscKhz = vmstate({
  ...v1,
  name: 'cpu/tsc_khz',
  needed: (state, cpu) => state.tsc_khz !== 0n && cpu?.saveTscKhz !== false,
  fields: named('env.', { tsc_khz: int64() }),
});

/** System management interrupts so far. */
export const vmstateMsrSmiCount = vmstate({
  ...v1,
  name: 'cpu/msr_smi_count',
  needed: (state, cpu) => cpu?.migrateSmiCount !== false && state.msr_smi_count !== 0n,
  fields: named('env.', { msr_smi_count: uint64() }),
});

/** Protection keys of user pages. */
export const vmstatePkru = vmstate({
  ...v1,
  name: 'cpu/pkru',
  needed: (state) => state.pkru !== 0,
  fields: named('env.', { pkru: uint32() }),
});

/** Protection keys of supervisor pages. */
export const vmstatePkrs = vmstate({
  ...v1,
  name: 'cpu/pkrs',
  needed: (state) => state.pkrs !== 0,
  fields: named('env.', { pkrs: uint32() }),
});

/** IA32_SPEC_CTRL: restrictions of speculative execution. */
export const vmstateSpecCtrl = vmstate({
  ...v1,
  name: 'cpu/spec_ctrl',
  needed: (state) => state.spec_ctrl !== 0n,
  fields: named('env.', { spec_ctrl: uint64() }),
});

/** The ratio by which AMD scales the time stamp counter of nested guests. */
export const vmstateAmdTscScaleMsr = vmstate({
  ...v1,
  name: 'cpu/amd_tsc_scale_msr',
  needed: (_state, cpu) => cpu?.svmTscScale !== false,
  fields: named('env.', { amd_tsc_scale_msr: uint64() }),
});

/** IA32_MCG_EXT_CTL: machine checks for one CPU alone. */
export const vmstateMcgExtCtl = vmstate({
  ...v1,
  name: 'cpu/mcg_ext_ctl',
  needed: (state, cpu) => cpu?.enableLmce !== false && state.mcg_ext_ctl !== 0n,
  fields: named('env.', { mcg_ext_ctl: uint64() }),
});

/** Intel processor trace. */
export const vmstateMsrIntelPt = vmstate({
  ...v1,
  name: 'cpu/intel_pt',
  needed: (state) =>
    state.msr_rtit_ctrl !== 0n ||
    state.msr_rtit_status !== 0n ||
    state.msr_rtit_output_base !== 0n ||
    state.msr_rtit_output_mask !== 0n ||
    state.msr_rtit_cr3_match !== 0n ||
    anyBit(state.msr_rtit_addrs),
  fields: named('env.', {
    msr_rtit_ctrl: uint64(),
    msr_rtit_status: uint64(),
    msr_rtit_output_base: uint64(),
    msr_rtit_output_mask: uint64(),
    msr_rtit_cr3_match: uint64(),
    msr_rtit_addrs: array(8, uint64()),
  }),
});

/** The switch of AMD hypervisors against speculative store bypass. */
export const vmstateMsrVirtSsbd = vmstate({
  ...v1,
  name: 'cpu/virt_ssbd',
  needed: (state) => state.virt_ssbd !== 0n,
  fields: named('env.', { virt_ssbd: uint64() }),
});

/** The register of long mode that i386 may have as well; not on x86_64, which always sends it. */
export const vmstateEfer32 = vmstate({
  ...v1,
  name: 'cpu/efer32',
  needed: (state) => state.efer !== 0n,
  fields: named('env.', { efer: uint64() }),
});

/** IA32_TSX_CTRL: transactions may be switched off. */
export const vmstateMsrTsxCtrl = vmstate({
  ...v1,
  name: 'cpu/msr_tsx_ctrl',
  needed: (_state, cpu) => cpu?.tsxCtrl !== false,
  fields: named('env.', { tsx_ctrl: uint32() }),
});

/** SGX: hash of the key that signs launch enclaves. */
export const vmstateMsrIntelSgx = vmstate({
  ...v1,
  name: 'cpu/intel_sgx',
  needed: (_state, cpu) => cpu?.sgxLaunchControl !== false,
  fields: named('env.', { msr_ia32_sgxlepubkeyhash: array(4, uint64()) }),
});

/** Extended feature disable. */
export const vmstateMsrXfd = vmstate({
  ...v1,
  name: 'cpu/msr_xfd',
  needed: (_state, cpu) => cpu?.xfd !== false,
  fields: named('env.', { msr_xfd: uint64(), msr_xfd_err: uint64() }),
});

/** AMD's hardware configuration register. */
export const vmstateMsrHwcr = vmstate({
  ...v1,
  name: 'cpu/msr_hwcr',
  needed: (state) => state.msr_hwcr !== 0n,
  fields: named('env.', { msr_hwcr: uint64() }),
});

/** Flexible return and event delivery; x86_64 only. */
export const vmstateMsrFred = vmstate({
  ...v1,
  name: 'cpu/fred',
  needed: (_state, cpu) => cpu?.fred !== false,
  fields: named('env.', {
    fred_rsp0: uint64(),
    fred_rsp1: uint64(),
    fred_rsp2: uint64(),
    fred_rsp3: uint64(),
    fred_stklvls: uint64(),
    fred_ssp1: uint64(),
    fred_ssp2: uint64(),
    fred_ssp3: uint64(),
    fred_config: uint64(),
  }),
});

/** One branch that was taken. */
export const vmstateLbrRecord = vmstate({
  name: 'lbr_records_var',
  versionId: 1,
  minimumVersionId: 1,
  fields: { from: uint64(), to: uint64(), info: uint64() },
});

/** The last branches. */
export const vmstateArchLbr = vmstate({
  ...v1,
  name: 'cpu/arch_lbr',
  needed: (_state, cpu) => cpu?.archLbr !== false,
  fields: named('env.', {
    msr_lbr_ctl: uint64(),
    msr_lbr_depth: uint64(),
    lbr_records: array(32, struct(vmstateLbrRecord), { since: 1 }),
  }),
});

/** The shadow stack of ring 0, on its own because FRED uses it as well. */
export const vmstatePl0Ssp = vmstate({
  ...v1,
  name: 'cpu/msr_pl0_ssp',
  needed: (state) => state.pl0_ssp !== 0n,
  fields: named('env.', { pl0_ssp: uint64() }),
});

/** Shadow stacks of i386. */
export const vmstateShstkI386 = vmstate({
  ...v1,
  name: 'cpu/cet_shstk',
  needed: (_state, cpu) => cpu?.cetShstk !== false,
  fields: named('env.', { pl1_ssp: uint64(), pl2_ssp: uint64(), pl3_ssp: uint64(), guest_ssp: uint64() }),
});

/** Shadow stacks of x86_64. */
export const vmstateShstk = vmstate({
  ...v1,
  name: 'cpu/cet_shstk',
  needed: (_state, cpu) => cpu?.cetShstk !== false,
  fields: named('env.', {
    pl1_ssp: uint64(),
    pl2_ssp: uint64(),
    pl3_ssp: uint64(),
    int_ssp_table: uint64(),
    guest_ssp: uint64(),
  }),
});

/** Control-flow enforcement of i386. */
export const vmstateCetI386 = vmstate({
  ...v1,
  name: 'cpu/cet',
  needed: (_state, cpu) => cpu?.cetShstk !== false || cpu.cetIbt !== false,
  fields: named('env.', { u_cet: uint64(), s_cet: uint64() }),
  subsections: { shstk: vmstateShstkI386 },
});

/** Control-flow enforcement of x86_64. */
export const vmstateCet = vmstate({
  ...v1,
  name: 'cpu/cet',
  needed: (_state, cpu) => cpu?.cetShstk !== false || cpu.cetIbt !== false,
  fields: named('env.', { u_cet: uint64(), s_cet: uint64() }),
  subsections: { shstk: vmstateShstk },
});
