/**
 * Rows of the catalogue: sensors, from QEMU's `hw/sensor` and the boards.
 */
import { vmstateADM1266 } from '../sensor/adm1266.js';
import { vmstateADM1272 } from '../sensor/adm1272.js';
import { vmstateDPS310 } from '../sensor/dps310.js';
import { vmstateEMC141X } from '../sensor/emc141x.js';
import { vmstateLsm303dlhcMag } from '../sensor/lsm303dlhc-mag.js';
import { vmstateMax31785 } from '../sensor/max31785.js';
import { vmstateMax34451 } from '../sensor/max34451.js';
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
  { def: vmstateADM1266 },
  { def: vmstateMax34451 },
  { def: vmstateLsm303dlhcMag },
];
