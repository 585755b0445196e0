/**
 * The section `spapr_cpu`: what the hypervisor of an sPAPR machine knows of a CPU.
 *
 * QEMU: `hw/ppc/spapr_cpu_core.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all. 2.3 does not have it; 5.2 and 7.2 do not
 * send it for pseries-2.12 and older.
 */
import { type StateOf, uint64, vmstate } from '../../vmstate/index.js';

/** The SLB shadow buffer in guest memory; 0 if the guest has registered none. */
export const vmstateSpaprCpuSlbShadow = vmstate({
  name: 'spapr_cpu/vpa/slb_shadow',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.slb_shadow_addr !== 0n,
  fields: { slb_shadow_addr: uint64(), slb_shadow_size: uint64() },
});

/** The dispatch trace log in guest memory. */
export const vmstateSpaprCpuDtl = vmstate({
  name: 'spapr_cpu/vpa/dtl',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.dtl_addr !== 0n,
  fields: { dtl_addr: uint64(), dtl_size: uint64() },
});

/** The virtual processor area in guest memory. */
export const vmstateSpaprCpuVpa = vmstate({
  name: 'spapr_cpu/vpa',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.vpa_addr !== 0n,
  fields: { vpa_addr: uint64() },
  subsections: { slb_shadow: vmstateSpaprCpuSlbShadow, dtl: vmstateSpaprCpuDtl },
});

/** Nothing in itself. Instance: the CPU's index. */
export const vmstateSpaprCpu = vmstate({
  name: 'spapr_cpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: {},
  subsections: { vpa: vmstateSpaprCpuVpa },
});
export type SpaprCpuState = StateOf<typeof vmstateSpaprCpu>;
