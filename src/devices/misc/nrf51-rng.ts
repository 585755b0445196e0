/**
 * The section `nrf51_soc.rng`: the random number generator of Nordic nRF51.
 *
 * QEMU: `hw/misc/nrf51_rng.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNrf51SocRng = vmstate({
  name: 'nrf51_soc.rng',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    active: uint32(),
    event_valrdy: uint32(),
    shortcut_stop_on_valrdy: uint32(),
    interrupt_enabled: uint32(),
    filter_enabled: uint32(),
  },
});
export type Nrf51SocRngState = StateOf<typeof vmstateNrf51SocRng>;
