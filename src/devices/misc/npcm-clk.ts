/**
 * Sections: the clock controller of Nuvoton's management controllers, and the parts it is made of.
 *
 * QEMU: `hw/misc/npcm_clk.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { absent, array, byRelease, int64, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateNpcm7xxClk = vmstate({
  name: 'npcm7xx-clk',
  versionId: { '2.3': 0, '7.2': 1 },
  minimumVersionId: { '2.3': 0, '7.2': 1 },
  fields: {
    regs: array(28, uint32()),
    ref_ns: int64(),
    clkref: byRelease({ '2.3': absent, '7.2': struct(vmstateClock) }),
  },
});
export type Npcm7xxClkState = StateOf<typeof vmstateNpcm7xxClk>;

export const vmstateNpcmClk = vmstate({
  name: 'npcm-clk',
  versionId: 3,
  minimumVersionId: 3,
  fields: { regs: array(49, uint32()), ref_ns: int64(), clkref: struct(vmstateClock) },
});
export type NpcmClkState = StateOf<typeof vmstateNpcmClk>;

export const vmstateNpcm7xxClockPll = vmstate({
  name: 'npcm7xx-clock-pll',
  versionId: 0,
  fields: { clock_in: struct(vmstateClock) },
});
export type Npcm7xxClockPllState = StateOf<typeof vmstateNpcm7xxClockPll>;

export const vmstateNpcm7xxClockSel = vmstate({
  name: 'npcm7xx-clock-sel',
  versionId: 0,
  fields: { clock_in: array(5, struct(vmstateClock)) },
});
export type Npcm7xxClockSelState = StateOf<typeof vmstateNpcm7xxClockSel>;

export const vmstateNpcm7xxClockDivider = vmstate({
  name: 'npcm7xx-clock-divider',
  versionId: 0,
  fields: { clock_in: struct(vmstateClock) },
});
export type Npcm7xxClockDividerState = StateOf<typeof vmstateNpcm7xxClockDivider>;
