/**
 * Rows of the catalogue: devices of folders that have few.
 */
import { vmstateVirtAcpiBuild } from '../acpi/virt-acpi-build.js';
import { vmstateNand } from '../block/nand.js';
import { vmstateOnenand } from '../block/onenand.js';
import { vmstatePflashCfi01 } from '../block/pflash-cfi01.js';
import { vmstateAllwinnerAhci } from '../ide/ahci-allwinner.js';
import { vmstateGt64120 } from '../mips/gt64xxx-pci.js';
import { vmstateSpaprVscsi } from '../scsi/spapr-vscsi.js';
import type { CatalogueEntry } from './entry.js';

export const otherDevices: readonly CatalogueEntry[] = [
  { def: vmstateNand },
  { def: vmstateOnenand },
  { def: vmstatePflashCfi01 },
  { def: vmstateGt64120 },
  { def: vmstateSpaprVscsi },
  { def: vmstateAllwinnerAhci },
  { def: vmstateVirtAcpiBuild },
];
