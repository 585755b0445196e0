/**
 * The section `ide` of the Macintosh: the IDE channels of the MacIO chip.
 *
 * QEMU: `hw/ide/macio.c` in 2.3 (version 3), 5.2, 7.2, 10.0 and 11.1 (version 5).
 */
import { array, bool, releases, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateIdeBus } from './ide-bus.js';
import { ideMachine, vmstateIdeDrive } from './ide-drive.js';

const channel = {
  bus: struct(vmstateIdeBus, { since: 1 }),
  ifs: array(2, struct(vmstateIdeDrive), { name: 'bus.ifs', since: 3 }),
} as const;

/** One bus and its two drives; since version 5 also the registers of the channel in MacIO. */
export const vmstateIdeMacio = releases({
  '2.3': vmstate({
    name: 'ide',
    versionId: 3,
    minimumVersionId: 0,
    context: ideMachine,
    fields: channel,
  }),
  '5.2': vmstate({
    name: 'ide',
    versionId: 5,
    minimumVersionId: 0,
    context: ideMachine,
    fields: { ...channel, dma_active: bool(), timing_reg: uint32(), irq_reg: uint32() },
  }),
});
export type IdeMacioState = StateOf<typeof vmstateIdeMacio>;
