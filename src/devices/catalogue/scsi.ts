/**
 * Rows of the catalogue: SCSI controllers and disks, from QEMU's `hw/scsi` and the boards.
 */
import { vmstatePciEsp, vmstateSysbusEsp } from '../scsi/esp.js';
import { vmstateLasiNcr710 } from '../scsi/lasi-ncr710.js';
import { vmstateLsiscsi } from '../scsi/lsi53c895a.js';
import { megasas, megasasGen2 } from '../scsi/megasas.js';
import { vmstateMptsas } from '../scsi/mptsas.js';
import { vmstatePvscsi } from '../scsi/pvscsi.js';
import { vmstateScsiDisk } from '../scsi/scsi-disk.js';
import { vmstateSpaprVscsi } from '../scsi/spapr-vscsi.js';
import type { CatalogueEntry } from './entry.js';

export const scsiDevices: readonly CatalogueEntry[] = [
  { def: vmstateSpaprVscsi },
  { def: vmstateLsiscsi },
  { def: vmstateSysbusEsp },
  { def: vmstatePciEsp },
  { def: megasas() },
  { def: megasas(15) },
  { def: megasasGen2() },
  { def: megasasGen2(0) },
  { def: vmstateScsiDisk },
  { def: vmstateLasiNcr710 },
  { def: vmstatePvscsi },
  { def: vmstatePvscsi, context: { pcie: true } },
  { def: vmstateMptsas },
];
