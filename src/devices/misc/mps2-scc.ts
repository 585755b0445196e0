/**
 * The section `mps2-scc`: the configuration controller of ARM's MPS2 and MPS3 boards.
 *
 * QEMU: `hw/misc/mps2-scc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. Registers came with 7.2; how many oscillators
 * the board has is never sent.
 */
import { absent, array, byRelease, type StateOf, subsectionByRelease, uint32, vmstate } from '../../vmstate/index.js';

/** The register CFG7, which only one board has. */
export const vmstateMps2SccCfg7 = vmstate({
  name: 'mps2-scc/cfg7',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cfg7: uint32() },
});

/** The controller of a board with so many oscillators; `oscclk` in Hz. */
// @__NO_SIDE_EFFECTS__
export const mps2Scc = (oscillators: number) =>
  vmstate({
    name: 'mps2-scc',
    versionId: { '2.3': 1, '7.2': 3 },
    minimumVersionId: { '2.3': 1, '7.2': 3 },
    fields: {
      cfg0: uint32(),
      cfg1: uint32(),
      cfg2: byRelease({ '2.3': absent, '7.2': uint32() }),
      cfg5: byRelease({ '2.3': absent, '7.2': uint32() }),
      cfg6: byRelease({ '2.3': absent, '7.2': uint32() }),
      cfgdata_rtn: uint32(),
      cfgdata_out: uint32(),
      cfgctrl: uint32(),
      cfgstat: uint32(),
      dll: uint32(),
      oscclk: array(oscillators, uint32()),
    },
    subsections: { cfg7: subsectionByRelease({ '10.0': vmstateMps2SccCfg7 }) },
  });
export type Mps2SccState = StateOf<ReturnType<typeof mps2Scc>>;
