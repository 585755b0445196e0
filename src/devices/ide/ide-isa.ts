/**
 * The section `isa-ide`: an IDE channel on the ISA bus.
 *
 * QEMU: `hw/ide/isa.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all. Two of them have the same instance number in
 * 2.3, 5.2 and 7.2.
 */
import { array, type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateIdeBus } from './ide-bus.js';
import { ideMachine, vmstateIdeDrive } from './ide-drive.js';

/** One bus and its two drives. */
export const vmstateIdeIsa = vmstate({
  name: 'isa-ide',
  versionId: 3,
  minimumVersionId: 0,
  context: ideMachine,
  fields: {
    bus: struct(vmstateIdeBus, { since: 1 }),
    ifs: array(2, struct(vmstateIdeDrive), { name: 'bus.ifs', since: 3 }),
  },
});
export type IdeIsaState = StateOf<typeof vmstateIdeIsa>;
