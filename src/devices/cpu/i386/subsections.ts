/**
 * All subsections of the section `cpu` of i386 and x86_64, in QEMU's order.
 *
 * QEMU: `target-i386/machine.c` (2.3), `target/i386/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { subsectionByRelease } from '../../../vmstate/index.js';
import { vmstateAmxXtile, vmstateApx, vmstateAvx512, vmstateAvx512I386, vmstateFpopIpDp, vmstateMpx } from './fpu.js';
import {
  vmstateMsrHypervCrash,
  vmstateMsrHypervHypercall,
  vmstateMsrHypervReenlightenment,
  vmstateMsrHypervRuntime,
  vmstateMsrHypervStimer,
  vmstateMsrHypervSynic,
  vmstateMsrHypervTime,
  vmstateMsrHypervVapic,
} from './hyperv.js';
import {
  vmstateAmdTscScaleMsr,
  vmstateArchLbr,
  vmstateAsyncPfIntMsr,
  vmstateAsyncPfMsr,
  vmstateCet,
  vmstateCetI386,
  vmstateEfer32,
  vmstateMcgExtCtl,
  vmstateMsrArchitecturalPmu,
  vmstateMsrFred,
  vmstateMsrHwcr,
  vmstateMsrIa32FeatureControl,
  vmstateMsrIa32MiscEnable,
  vmstateMsrIntelPt,
  vmstateMsrIntelSgx,
  vmstateMsrSmiCount,
  vmstateMsrTscAdjust,
  vmstateMsrTscdeadline,
  vmstateMsrTsxCtrl,
  vmstateMsrVirtSsbd,
  vmstateMsrXfd,
  vmstatePkrs,
  vmstatePkru,
  vmstatePl0Ssp,
  vmstatePollControlMsr,
  vmstatePvEoiMsr,
  vmstateSpecCtrl,
  vmstateStealTimeMsr,
  vmstateTscKhz,
  vmstateUmwait,
  vmstateXss,
} from './msr.js';
import {
  vmstateErrorCode,
  vmstateExceptionInfo,
  vmstateNestedState,
  vmstatePdptrs,
  vmstateSvmGuest,
  vmstateSvmNpt,
  vmstateTripleFault,
  vmstateXenVcpu,
} from './virtualization.js';

const beforeAvx512 = {
  exception_info: subsectionByRelease({ '5.2': vmstateExceptionInfo }),
  error_code: subsectionByRelease({ '11.1': vmstateErrorCode }),
  async_pf_msr: vmstateAsyncPfMsr,
  async_pf_int_msr: subsectionByRelease({ '5.2': vmstateAsyncPfIntMsr }),
  pv_eoi_msr: vmstatePvEoiMsr,
  steal_time_msr: vmstateStealTimeMsr,
  poll_control_msr: subsectionByRelease({ '5.2': vmstatePollControlMsr }),
  fpop_ip_dp: vmstateFpopIpDp,
  msr_tsc_adjust: vmstateMsrTscAdjust,
  msr_tscdeadline: vmstateMsrTscdeadline,
  msr_ia32_misc_enable: vmstateMsrIa32MiscEnable,
  msr_ia32_feature_control: vmstateMsrIa32FeatureControl,
  msr_architectural_pmu: vmstateMsrArchitecturalPmu,
  mpx: vmstateMpx,
  msr_hyperv_hypercall: vmstateMsrHypervHypercall,
  msr_hyperv_vapic: vmstateMsrHypervVapic,
  msr_hyperv_time: vmstateMsrHypervTime,
  msr_hyperv_crash: subsectionByRelease({ '5.2': vmstateMsrHypervCrash }),
  msr_hyperv_runtime: subsectionByRelease({ '5.2': vmstateMsrHypervRuntime }),
  msr_hyperv_synic: subsectionByRelease({ '5.2': vmstateMsrHypervSynic }),
  msr_hyperv_stimer: subsectionByRelease({ '5.2': vmstateMsrHypervStimer }),
  msr_hyperv_reenlightenment: subsectionByRelease({ '5.2': vmstateMsrHypervReenlightenment }),
};

const avx512ToPkru = {
  xss: vmstateXss,
  umwait: subsectionByRelease({ '5.2': vmstateUmwait }),
  tsc_khz: subsectionByRelease({ '5.2': vmstateTscKhz }),
  msr_smi_count: subsectionByRelease({ '5.2': vmstateMsrSmiCount }),
};

const pkruToEfer32 = {
  pkrs: subsectionByRelease({ '7.2': vmstatePkrs }),
  spec_ctrl: subsectionByRelease({ '5.2': vmstateSpecCtrl }),
  amd_tsc_scale_msr: subsectionByRelease({ '7.2': vmstateAmdTscScaleMsr }),
  mcg_ext_ctl: subsectionByRelease({ '5.2': vmstateMcgExtCtl }),
  intel_pt: subsectionByRelease({ '5.2': vmstateMsrIntelPt }),
  virt_ssbd: subsectionByRelease({ '5.2': vmstateMsrVirtSsbd }),
  svm_npt: subsectionByRelease({ '5.2': vmstateSvmNpt }),
  svm_guest: subsectionByRelease({ '7.2': vmstateSvmGuest }),
};

const efer32ToFred = {
  nested_state: subsectionByRelease({ '5.2': vmstateNestedState }),
  xen_vcpu: subsectionByRelease({ '10.0': vmstateXenVcpu }),
  msr_tsx_ctrl: subsectionByRelease({ '5.2': vmstateMsrTsxCtrl }),
  intel_sgx: subsectionByRelease({ '7.2': vmstateMsrIntelSgx }),
  pdptrs: subsectionByRelease({ '7.2': vmstatePdptrs }),
  msr_xfd: subsectionByRelease({ '7.2': vmstateMsrXfd }),
  msr_hwcr: subsectionByRelease({ '10.0': vmstateMsrHwcr }),
};

const amxToCet = {
  arch_lbr: subsectionByRelease({ '7.2': vmstateArchLbr }),
  triple_fault: subsectionByRelease({ '7.2': vmstateTripleFault }),
  msr_pl0_ssp: subsectionByRelease({ '11.1': vmstatePl0Ssp }),
};

/** The subsections of x86_64. */
export const x86CpuSubsections = {
  ...beforeAvx512,
  avx512: vmstateAvx512,
  ...avx512ToPkru,
  pkru: subsectionByRelease({ '5.2': vmstatePkru }),
  ...pkruToEfer32,
  ...efer32ToFred,
  fred: subsectionByRelease({ '10.0': vmstateMsrFred }),
  intel_amx_xtile: subsectionByRelease({ '7.2': vmstateAmxXtile }),
  ...amxToCet,
  cet: subsectionByRelease({ '11.1': vmstateCet }),
  apx: subsectionByRelease({ '11.1': vmstateApx }),
};

/** The subsections of i386. */
export const i386CpuSubsections = {
  ...beforeAvx512,
  avx512: vmstateAvx512I386,
  ...avx512ToPkru,
  pkru: subsectionByRelease({ '7.2': vmstatePkru }),
  ...pkruToEfer32,
  efer32: subsectionByRelease({ '5.2': vmstateEfer32 }),
  ...efer32ToFred,
  ...amxToCet,
  cet: subsectionByRelease({ '11.1': vmstateCetI386 }),
};
