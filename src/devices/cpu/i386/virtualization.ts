/**
 * Exceptions in flight and nested virtualization of the section `cpu` of i386 and x86_64.
 *
 * QEMU: `target/i386/machine.c` (5.2, 7.2, 10.0, 11.1). The subsections `nested_state` and `xen_vcpu` are KVM's.
 */
import {
  array,
  int32,
  named,
  pointer,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../../vmstate/index.js';
import { x86CpuContext } from './context.js';

const v1 = { versionId: 1, minimumVersionId: 1, context: x86CpuContext } as const;

const HF_GUEST_MASK = 1 << 21;
const HF2_NPT_MASK = 1 << 6;
const EXCP01_DB = 1;
const EXCP0E_PAGE = 14;
/** `vmxon_pa` of a guest that has not entered VMX operation. */
const NO_ADDRESS = 0xffff_ffff_ffff_ffffn;

/** Values of `format`. */
export const KVM_STATE_NESTED_FORMAT_VMX = 0;
export const KVM_STATE_NESTED_FORMAT_SVM = 1;

/** An exception that a nested hypervisor may still intercept; 0 or 1 in the first three. */
export const vmstateExceptionInfo = vmstate({
  ...v1,
  name: 'cpu/exception_info',
  needed: (state, _context, cpu) =>
    state.exception_pending !== 0 && ((cpu as { hflags: number }).hflags & HF_GUEST_MASK) !== 0,
  fields: named('env.', {
    exception_pending: uint8(),
    exception_injected: uint8(),
    exception_has_payload: uint8(),
    exception_payload: uint64(),
  }),
});

/** The error code of the exception in flight. */
export const vmstateErrorCode = vmstate({
  ...v1,
  name: 'cpu/error_code',
  needed: (_state, context, cpu) =>
    (cpu as { has_error_code: number }).has_error_code !== 0 && context?.migrateErrorCode !== false,
  fields: named('env.', { error_code: int32() }),
});

/** Page table of the nested guest. The wire name says `svn`. */
export const vmstateSvmNpt = vmstate({
  ...v1,
  name: 'cpu/svn_npt',
  needed: (_state, _context, cpu) => ((cpu as { hflags2: number }).hflags2 & HF2_NPT_MASK) !== 0,
  fields: named('env.', { nested_cr3: uint64(), nested_pg_mode: uint32() }),
});

/** Virtual interrupts of an emulated nested guest. */
export const vmstateSvmGuest = vmstate({
  ...v1,
  name: 'cpu/svm_guest',
  needed: (state, cpu) => cpu?.tcg !== false && state.int_ctl !== 0,
  fields: named('env.', { int_ctl: uint32() }),
});

/** The four page directory pointers of PAE; sent when they are valid, which is when the object is there. */
export const vmstatePdptrs = vmstate({
  ...v1,
  name: 'cpu/pdptrs',
  fields: named('env.', { pdptrs: array(4, uint64()) }),
});

/** A triple fault that has not shut the CPU down yet; 0 or 1. */
export const vmstateTripleFault = vmstate({
  ...v1,
  name: 'cpu/triple_fault',
  needed: (state) => state.triple_fault_pending !== 0,
  fields: named('env.', { triple_fault_pending: uint8() }),
});

/** Sent when `size` of the nested state is above 128, its header: when the object is there. */
export const vmstateVmxVmcs12 = vmstate({
  ...v1,
  name: 'cpu/kvm_nested_state/vmx/vmcs12',
  fields: { vmcs12: array(4096, uint8(), { name: 'data.vmx[0].vmcs12' }) },
});

/** Sent when `size` of the nested state is above 128 + 4096: when the object is there. */
export const vmstateVmxShadowVmcs12 = vmstate({
  ...v1,
  name: 'cpu/kvm_nested_state/vmx/shadow_vmcs12',
  fields: { shadow_vmcs12: array(4096, uint8(), { name: 'data.vmx[0].shadow_vmcs12' }) },
});

interface NestedHeader {
  readonly format: number;
  readonly size: number;
}

const NESTED_HEADER = 128;

/** Intel's: guest addresses of the VMXON region and of the current control structure. */
export const vmstateVmxNestedState = vmstate({
  ...v1,
  name: 'cpu/kvm_nested_state/vmx',
  needed: (state, _context, nested) =>
    (nested as NestedHeader).format === KVM_STATE_NESTED_FORMAT_VMX && state.vmxon_pa !== NO_ADDRESS,
  fields: named('hdr.vmx.', { vmxon_pa: uint64(), vmcs12_pa: uint64(), smm_flags: uint16({ name: 'smm.flags' }) }),
  subsections: { vmcs12: vmstateVmxVmcs12, shadow_vmcs12: vmstateVmxShadowVmcs12 },
});

/** AMD's: guest address and contents of the control block. */
export const vmstateSvmNestedState = vmstate({
  ...v1,
  name: 'cpu/kvm_nested_state/svm',
  needed: (_state, _context, nested) =>
    (nested as NestedHeader).format === KVM_STATE_NESTED_FORMAT_SVM && (nested as NestedHeader).size > NESTED_HEADER,
  fields: {
    vmcb_pa: uint64({ name: 'hdr.svm.vmcb_pa' }),
    vmcb12: array(4096, uint8(), { name: 'data.svm[0].vmcb12' }),
  },
});

/** What KVM says about a nested guest; `size` counts the header's 128 bytes and the data. */
export const vmstateKvmNestedState = vmstate({
  ...v1,
  name: 'cpu/kvm_nested_state',
  fields: { flags: uint16(), format: uint16(), size: uint32() },
  subsections: { vmx: vmstateVmxNestedState, svm: vmstateSvmNestedState },
});

/** The subsection that holds it; without a nested hypervisor it is not sent. */
export const vmstateNestedState = vmstate({
  ...v1,
  name: 'cpu/nested_state',
  needed: ({ nested_state: { format, size, vmx } }) =>
    (format === KVM_STATE_NESTED_FORMAT_VMX && vmx !== undefined && vmx.vmxon_pa !== NO_ADDRESS) ||
    (format === KVM_STATE_NESTED_FORMAT_SVM && size > NESTED_HEADER),
  fields: named('env.', { nested_state: pointer(struct(vmstateKvmNestedState)) }),
});

/** A Xen guest under KVM: where its structures are, its event channels and timers. */
export const vmstateXenVcpu = vmstate({
  ...v1,
  name: 'cpu/xen_vcpu',
  needed: (_state, cpu) => cpu?.xenEmulation !== false,
  fields: named('env.', {
    xen_vcpu_info_gpa: uint64(),
    xen_vcpu_info_default_gpa: uint64(),
    xen_vcpu_time_info_gpa: uint64(),
    xen_vcpu_runstate_gpa: uint64(),
    xen_vcpu_callback_vector: uint8(),
    xen_virq: array(24, uint16()),
    xen_singleshot_timer_ns: uint64(),
    xen_periodic_timer_period: uint64(),
  }),
});

interface Exceptions {
  readonly hflags: number;
  readonly exception_nr: number;
  readonly dr: BigUint64Array;
  cr2: bigint;
  readonly exception_info?: {
    exception_pending: number;
    exception_injected: number;
    exception_has_payload: number;
    exception_payload: bigint;
  };
}

/** A pending exception that nobody can intercept any more counts as injected, for the sake of older loaders. */
export function injectPending(state: Exceptions, long: 32 | 64): void {
  const info = state.exception_info;
  if (info === undefined || info.exception_pending === 0 || (state.hflags & HF_GUEST_MASK) !== 0) return;
  info.exception_pending = 0;
  info.exception_injected = 1;
  if (info.exception_has_payload === 0) return;
  const payload = BigInt.asUintN(long, info.exception_payload);
  if (state.exception_nr === EXCP01_DB) state.dr[6] = payload;
  else if (state.exception_nr === EXCP0E_PAGE) state.cr2 = payload;
}

/** An exception that is neither pending nor injected comes from a sender that did not tell: it was injected. */
export function assumeInjected(state: Exceptions): void {
  const info = state.exception_info;
  if (info === undefined || state.exception_nr === -1 || info.exception_pending !== 0) return;
  info.exception_injected = 1;
}
