/**
 * Rows of the catalogue: sensors, from QEMU's `hw/sensor` and the boards.
 */
import { vmstateADM1272 } from '../sensor/adm1272.js';
import { vmstateDPS310 } from '../sensor/dps310.js';
import { vmstateEMC141X } from '../sensor/emc141x.js';
import { vmstateMax31785 } from '../sensor/max31785.js';
import { vmstateTMP105 } from '../sensor/tmp105.js';
import { vmstateTMP421 } from '../sensor/tmp421.js';
import type { CatalogueEntry } from './entry.js';

export const sensorDevices: readonly CatalogueEntry[] = [
  { def: vmstateTMP421 },
  { def: vmstateEMC141X },
  { def: vmstateADM1272 },
  { def: vmstateMax31785 },
  { def: vmstateDPS310 },
  { def: vmstateTMP105 },
];
