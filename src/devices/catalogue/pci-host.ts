/**
 * Rows of the catalogue: PCI bridges of hosts, from QEMU's `hw/pci-host` and the boards.
 */
import { vmstateBonito } from '../pci-host/bonito.js';
import { vmstateDesignwarePcieHost, vmstateDesignwarePcieRoot } from '../pci-host/designware.js';
import { vmstateDino } from '../pci-host/dino.js';
import { vmstateFslImx8mPciePhy } from '../pci-host/fsl-imx8m-phy.js';
import { vmstateGpexRoot } from '../pci-host/gpex.js';
import { vmstatePpc4xxPci } from '../pci-host/ppc4xx-pci.js';
import { vmstatePpce500Pci } from '../pci-host/ppce500.js';
import { vmstateMch } from '../pci-host/q35.js';
import { vmstateRaven } from '../pci-host/raven.js';
import { vmstateVersatilePci } from '../pci-host/versatile.js';
import type { CatalogueEntry } from './entry.js';

export const pciHostDevices: readonly CatalogueEntry[] = [
  { def: vmstateVersatilePci },
  { def: vmstatePpc4xxPci },
  { def: vmstatePpce500Pci },
  { def: vmstateFslImx8mPciePhy },
  { def: vmstateDino },
  { def: vmstateGpexRoot },
  { def: vmstateRaven },
  { def: vmstateDesignwarePcieRoot },
  { def: vmstateDesignwarePcieHost },
  { def: vmstateBonito },
  { def: vmstateMch },
];
