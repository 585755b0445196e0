/**
 * The section `q800-glue`: what decides which level of the CPU's interrupts a line has in a Quadra 800.
 *
 * QEMU: `hw/m68k/q800.c` (7.2), `hw/m68k/q800-glue.c` (10.0, 11.1). One layout in all; 5.2 does not send it.
 */
import { pointer, type StateOf, timer, uint8, vmstate } from '../../vmstate/index.js';

/**
 * `ipr`: a bit for each line that is raised. `auxmode`: 1 while lines have the levels of A/UX. `nmi_release`: when the NMI
 * key is let go, in ns of the guest's clock; -1n when not pending.
 */
export const vmstateQ800Glue = vmstate({
  name: 'q800-glue',
  versionId: 0,
  minimumVersionId: 0,
  fields: { ipr: uint8(), auxmode: uint8(), nmi_release: pointer(timer()) },
});
export type Q800GlueState = StateOf<typeof vmstateQ800Glue>;
