/**
 * The sections `exynos4210.combiner` and `exynos4210.irq_gate`: what stands before the GICs of an Exynos 4210. Eight
 * interrupts each are combined into one; the gates bring the GICs' lines together for each core.
 *
 * QEMU: `hw/intc/exynos4210_combiner.c` in 2.3, 5.2, 7.2, 10.0 and 11.1, one layout in all; gates in
 * `hw/intc/exynos4210_gic.c` in 2.3 and 5.2.
 */
import { array, buffer, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';

/** A group of eight: a bit for each interrupt that is let through, and that waits. */
export const vmstateExynos4210CombinerGroup = vmstate({
  name: 'exynos4210.combiner.groupstate',
  versionId: 1,
  minimumVersionId: 1,
  fields: { src_mask: uint8(), src_pending: uint8() },
});

/**
 * `group`: 64 of which 32 are used. `reg_set`: the registers as the guest reads them, by number of the word. `icipsr`: a
 * bit for each group that waits. `external`: 1 for the combiner of the external GIC, 0 for that of the CPU's own.
 */
export const vmstateExynos4210Combiner = vmstate({
  name: 'exynos4210.combiner',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    group: array(64, struct(vmstateExynos4210CombinerGroup)),
    reg_set: array(65, uint32()),
    icipsr: array(2, uint32()),
    external: uint32(),
  },
});
export type Exynos4210CombinerState = StateOf<typeof vmstateExynos4210Combiner>;

/** The gate of a core: a byte for each of its `inputs` lines, 1 if it is raised. Nothing in the stream says how many. */
// @__NO_SIDE_EFFECTS__
export const exynos4210IrqGate = (inputs = 2) =>
  vmstate({
    name: 'exynos4210.irq_gate',
    versionId: 2,
    minimumVersionId: 2,
    fields: { level: buffer(inputs, { since: 1 }) },
  });
export type Exynos4210IrqGateState = StateOf<ReturnType<typeof exynos4210IrqGate>>;
