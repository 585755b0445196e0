/**
 * Rows of the catalogue: isa, from QEMU's `hw/isa` and the boards.
 */
import { vmstatePciI82378 } from '../isa/i82378.js';
import { vmstateIch9Lpc } from '../isa/lpc-ich9.js';
import { vmstatePc87312 } from '../isa/pc87312.js';
import { vmstatePIIX4 } from '../isa/piix4.js';
import { vmstateViaIsa, vmstateVt82c686b, vmstateVt82c686bPm } from '../isa/vt82c686.js';
import { type CatalogueEntry, NOTHING_PLUGGED } from './entry.js';

export const isaDevices: readonly CatalogueEntry[] = [
  { def: vmstatePc87312 },
  { def: vmstatePIIX4 },
  { def: vmstatePciI82378 },
  { def: vmstateVt82c686b },
  { def: vmstateVt82c686bPm },
  { def: vmstateViaIsa },
  { def: vmstateIch9Lpc, base: { pm: NOTHING_PLUGGED } },
];
