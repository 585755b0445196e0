/**
 * The sections `milkymist-hpdmc` and `milkymist-pfpu`: memory controller and floating-point unit of the Milkymist
 * One.
 *
 * QEMU: `hw/misc/milkymist-hpdmc.c`, `hw/misc/milkymist-pfpu.c`; checked on streams of 2.3.
 */
import { array, int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMilkymistHpdmc = vmstate({
  name: 'milkymist-hpdmc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(4, uint32()) },
});
export type MilkymistHpdmcState = StateOf<typeof vmstateMilkymistHpdmc>;

export const vmstateMilkymistPfpu = vmstate({
  name: 'milkymist-pfpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(12, uint32()),
    gp_regs: array(0x200 / 4, uint32()),
    microcode: array(0x2000 / 4, uint32()),
    output_queue_pos: int32(),
    output_queue: array(7, uint32()),
  },
});
export type MilkymistPfpuState = StateOf<typeof vmstateMilkymistPfpu>;
