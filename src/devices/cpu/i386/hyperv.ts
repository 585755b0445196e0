/**
 * Hyper-V enlightenments of the section `cpu` of i386 and x86_64.
 *
 * QEMU: `target-i386/machine.c` (2.3: the first three), `target/i386/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { array, named, uint64, vmstate } from '../../../vmstate/index.js';
import { x86CpuContext } from './context.js';

const v1 = { versionId: 1, minimumVersionId: 1, context: x86CpuContext } as const;

function anyBit(values: BigUint64Array): boolean {
  return values.some((value) => value !== 0n);
}

/** The guest's identity and its hypercall page. */
export const vmstateMsrHypervHypercall = vmstate({
  ...v1,
  name: 'cpu/msr_hyperv_hypercall',
  needed: (state) => state.msr_hv_hypercall !== 0n || state.msr_hv_guest_os_id !== 0n,
  fields: named('env.', { msr_hv_guest_os_id: uint64(), msr_hv_hypercall: uint64() }),
});

/** The page that stands in for the interrupt controller. */
export const vmstateMsrHypervVapic = vmstate({
  ...v1,
  name: 'cpu/msr_hyperv_vapic',
  needed: (state) => state.msr_hv_vapic !== 0n,
  fields: named('env.', { msr_hv_vapic: uint64() }),
});

/** The page with the reference time. */
export const vmstateMsrHypervTime = vmstate({
  ...v1,
  name: 'cpu/msr_hyperv_time',
  needed: (state) => state.msr_hv_tsc !== 0n,
  fields: named('env.', { msr_hv_tsc: uint64() }),
});

/** What the guest said when it crashed. */
export const vmstateMsrHypervCrash = vmstate({
  ...v1,
  name: 'cpu/msr_hyperv_crash',
  needed: (state) => anyBit(state.msr_hv_crash_params),
  fields: named('env.', { msr_hv_crash_params: array(5, uint64()) }),
});

/** Time the CPU has run, in units of 100 ns. */
export const vmstateMsrHypervRuntime = vmstate({
  ...v1,
  name: 'cpu/msr_hyperv_runtime',
  needed: (state, cpu) => cpu?.hypervRuntime !== false && state.msr_hv_runtime !== 0n,
  fields: named('env.', { msr_hv_runtime: uint64() }),
});

/** The synthetic interrupt controller: sixteen sources, and its two pages. */
export const vmstateMsrHypervSynic = vmstate({
  ...v1,
  name: 'cpu/msr_hyperv_synic',
  needed: (state) =>
    state.msr_hv_synic_control !== 0n ||
    state.msr_hv_synic_evt_page !== 0n ||
    state.msr_hv_synic_msg_page !== 0n ||
    anyBit(state.msr_hv_synic_sint),
  fields: named('env.', {
    msr_hv_synic_control: uint64(),
    msr_hv_synic_evt_page: uint64(),
    msr_hv_synic_msg_page: uint64(),
    msr_hv_synic_sint: array(16, uint64()),
  }),
});

/** The four synthetic timers. */
export const vmstateMsrHypervStimer = vmstate({
  ...v1,
  name: 'cpu/msr_hyperv_stimer',
  needed: (state) => anyBit(state.msr_hv_stimer_config) || anyBit(state.msr_hv_stimer_count),
  fields: named('env.', { msr_hv_stimer_config: array(4, uint64()), msr_hv_stimer_count: array(4, uint64()) }),
});

/** Notification of a changed frequency. */
export const vmstateMsrHypervReenlightenment = vmstate({
  ...v1,
  name: 'cpu/msr_hyperv_reenlightenment',
  needed: (state) =>
    state.msr_hv_reenlightenment_control !== 0n ||
    state.msr_hv_tsc_emulation_control !== 0n ||
    state.msr_hv_tsc_emulation_status !== 0n,
  fields: named('env.', {
    msr_hv_reenlightenment_control: uint64(),
    msr_hv_tsc_emulation_control: uint64(),
    msr_hv_tsc_emulation_status: uint64(),
  }),
});
