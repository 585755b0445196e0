/**
 * Rows of the catalogue: what belongs to PowerPC boards, from QEMU's `hw/ppc` and the boards.
 */
import { vmstatePnvAdu, vmstatePnvI2c, vmstatePnvLpc, vmstatePnvPsi, vmstatePnvSpi } from '../ppc/pnv.js';
import { vmstatePrepSystemio } from '../ppc/prep-systemio.js';
import { vmstateRs6000Mc } from '../ppc/rs6000-mc.js';
import type { CatalogueEntry } from './entry.js';

export const ppcDevices: readonly CatalogueEntry[] = [
  { def: vmstateRs6000Mc },
  { def: vmstatePrepSystemio },
  { def: vmstatePnvAdu },
  { def: vmstatePnvLpc },
  { def: vmstatePnvPsi },
  { def: vmstatePnvI2c },
  { def: vmstatePnvSpi },
];
