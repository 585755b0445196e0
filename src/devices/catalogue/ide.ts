/**
 * Rows of the catalogue: disk controllers, from QEMU's `hw/ide` and the boards.
 */
import { sysbusAhci, vmstateIch9Ahci } from '../ide/ahci.js';
import { vmstateAllwinnerAhci } from '../ide/ahci-allwinner.js';
import type { CatalogueEntry } from './entry.js';

export const ideDevices: readonly CatalogueEntry[] = [
  { def: vmstateAllwinnerAhci },
  { def: vmstateIch9Ahci },
  { def: sysbusAhci(1) },
  { def: sysbusAhci(2) },
  { def: sysbusAhci(3) },
  { def: sysbusAhci(4) },
  { def: sysbusAhci(5) },
  { def: sysbusAhci(6) },
];
