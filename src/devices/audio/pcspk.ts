/**
 * The section `pcspk`: the PC speaker.
 *
 * QEMU: `hw/audio/pcspk.c` in 5.2, 7.2, 10.0 and 11.1; 2.3 does not send the speaker.
 */
import { context, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** The property `migrate` (5.2 to 10.0): off for machine types up to 2.7. 11.1 has neither. */
export const pcspkMachine = context<{ readonly migrate: boolean } | undefined>();

/** `data_on` is bit 1 of port 0x61, `dummy_refresh_clock` its bit 4, which changes with every read. */
export const vmstatePcspk = vmstate({
  name: 'pcspk',
  versionId: 1,
  minimumVersionId: 1,
  context: pcspkMachine,
  needed: (_state, machine) => machine?.migrate !== false,
  fields: { data_on: uint8(), dummy_refresh_clock: uint8() },
});
export type PcspkState = StateOf<typeof vmstatePcspk>;
