/**
 * The section `slavio_intctl`: the interrupt controller of sun4m machines.
 *
 * QEMU: `hw/intc/slavio_intctl.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

/**
 * The half that each CPU has. `intreg_pending`: bits 31 to 17 soft interrupts of levels 15 to 1, bits 15 to 1 hard ones;
 * of these, only 15 (broadcast) and 14 (timer) are kept, the others are derived.
 */
export const vmstateSlavioIntctlCpu = vmstate({
  name: 'slavio_intctl_cpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { intreg_pending: uint32() },
});

/**
 * `slaves`: there are always 16. `intregm_pending`, `intregm_disabled`: a bit for each source, in the second bit 31
 * disables all. `target_cpu`: the CPU that takes hard interrupts. The lines to the CPUs follow from these.
 */
export const vmstateSlavioIntctl = vmstate({
  name: 'slavio_intctl',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    slaves: array(16, struct(vmstateSlavioIntctlCpu), { since: 1 }),
    intregm_pending: uint32(),
    intregm_disabled: uint32(),
    target_cpu: uint32(),
  },
});
export type SlavioIntctlState = StateOf<typeof vmstateSlavioIntctl>;
