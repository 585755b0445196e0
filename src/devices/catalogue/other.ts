/**
 * Rows of the catalogue: devices of folders that have few.
 */
import { vmstateVirtAcpiBuild } from '../acpi/virt-acpi-build.js';
import { vmstateAspeedAdc } from '../adc/aspeed-adc.js';
import { vmstateMax111x } from '../adc/max111x.js';
import { vmstateStellarisAdc } from '../adc/stellaris-adc.js';
import { vmstateStm32f2xxAdc } from '../adc/stm32f2xx-adc.js';
import { vmstateZynqXadc } from '../adc/zynq-xadc.js';
import { vmstateNand } from '../block/nand.js';
import { vmstateOnenand } from '../block/onenand.js';
import { vmstateAllwinnerAhci } from '../ide/ahci-allwinner.js';
import { vmstatePc87312 } from '../isa/pc87312.js';
import { vmstateGt64120 } from '../mips/gt64xxx-pci.js';
import { vmstateDino } from '../pci-host/dino.js';
import { vmstateFslImx8mPciePhy } from '../pci-host/fsl-imx8m-phy.js';
import { vmstatePpc4xxPci } from '../pci-host/ppc4xx-pci.js';
import { vmstatePpce500Pci } from '../pci-host/ppce500.js';
import { vmstateVersatilePci } from '../pci-host/versatile.js';
import { vmstateSpaprVscsi } from '../scsi/spapr-vscsi.js';
import { vmstateADM1272 } from '../sensor/adm1272.js';
import { vmstateDPS310 } from '../sensor/dps310.js';
import { vmstateEMC141X } from '../sensor/emc141x.js';
import { vmstateMax31785 } from '../sensor/max31785.js';
import { vmstateTMP421 } from '../sensor/tmp421.js';
import { vmstateAllwinnerWdt } from '../watchdog/allwinner-wdt.js';
import { vmstateSbsaGwdt } from '../watchdog/sbsa-gwdt.js';
import { vmstateAspeedWdt } from '../watchdog/wdt-aspeed.js';
import type { CatalogueEntry } from './entry.js';

export const otherDevices: readonly CatalogueEntry[] = [
  { def: vmstateNand },
  { def: vmstateOnenand },
  { def: vmstateMax111x },
  { def: vmstateStellarisAdc },
  { def: vmstateAspeedAdc },
  { def: vmstateStm32f2xxAdc },
  { def: vmstateZynqXadc },
  { def: vmstateVersatilePci },
  { def: vmstatePpc4xxPci },
  { def: vmstatePpce500Pci },
  { def: vmstateFslImx8mPciePhy },
  { def: vmstateDino },
  { def: vmstateGt64120 },
  { def: vmstatePc87312 },
  { def: vmstateSpaprVscsi },
  { def: vmstateAspeedWdt },
  { def: vmstateSbsaGwdt },
  { def: vmstateAllwinnerWdt },
  { def: vmstateAllwinnerAhci },
  { def: vmstateTMP421 },
  { def: vmstateEMC141X },
  { def: vmstateADM1272 },
  { def: vmstateMax31785 },
  { def: vmstateDPS310 },
  { def: vmstateVirtAcpiBuild },
];
