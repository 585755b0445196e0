/**
 * The section `scoop`: the port expander Scoop of Sharp Zaurus boards.
 *
 * QEMU: `hw/gpio/zaurus.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint16, uint32, unused, vmstate, when } from '../../vmstate/index.js';

export const vmstateScoop = vmstate({
  name: 'scoop',
  versionId: 1,
  fields: {
    status: uint16(),
    power: uint16(),
    gpio_level: uint32(),
    gpio_dir: uint32(),
    prev_level: uint32(),
    mcr: uint16(),
    cdr: uint16(),
    ccr: uint16(),
    irr: uint16(),
    imr: uint16(),
    isr: uint16(),
    unused: when('is_version_0', unused(2)),
  },
  conditions: { is_version_0: (_state, version) => version === 0 },
});
export type ScoopState = StateOf<typeof vmstateScoop>;
