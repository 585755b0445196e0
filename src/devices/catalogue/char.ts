/**
 * Rows of the catalogue: serial ports, from QEMU's `hw/char` and the boards.
 */
import { vmstateBcm2835Aux } from '../char/bcm2835-aux.js';
import { vmstateCadenceUart } from '../char/cadence-uart.js';
import { vmstateCmsdkApbUart } from '../char/cmsdk-apb-uart.js';
import { vmstateDigicUart } from '../char/digic-uart.js';
import { vmstateEscc } from '../char/escc.js';
import { exynos4210Uart } from '../char/exynos4210-uart.js';
import { vmstateGoldfishTty } from '../char/goldfish-tty.js';
import { vmstateIbexUart } from '../char/ibex-uart.js';
import { vmstateImxSerial, vmstateImxSerialIn2_3 } from '../char/imx-serial.js';
import { vmstateIpoctal } from '../char/ipoctal232.js';
import { vmstateLm32Juart } from '../char/lm32-juart.js';
import { vmstateLm32Uart } from '../char/lm32-uart.js';
import { vmstateMax78000Uart } from '../char/max78000-uart.js';
import { vmstateMchpPfsocUart } from '../char/mchp-pfsoc-mmuart.js';
import { vmstateMilkymistUart } from '../char/milkymist-uart.js';
import { vmstateNrf51SocUart } from '../char/nrf51-uart.js';
import { vmstatePl011 } from '../char/pl011.js';
import { vmstateRenesasSci } from '../char/renesas-sci.js';
import { vmstatePciSerial } from '../char/serial-pci.js';
import { vmstatePciMultiSerial } from '../char/serial-pci-multi.js';
import { vmstateRiscvSifiveUart } from '../char/sifive-uart.js';
import { vmstateStm32l4x5UsartBase } from '../char/stm32l4x5-usart.js';
import { vmstateTpci200 } from '../char/tpci200.js';
import type { CatalogueEntry } from './entry.js';

export const charDevices: readonly CatalogueEntry[] = [
  { def: vmstateDigicUart },
  { def: vmstateImxSerialIn2_3 },
  { def: vmstateLm32Uart },
  { def: vmstateLm32Juart },
  { def: vmstateMilkymistUart },
  { def: vmstateEscc },
  { def: vmstateNrf51SocUart },
  { def: vmstateCmsdkApbUart },
  { def: vmstateBcm2835Aux },
  { def: vmstateIbexUart },
  { def: vmstateRenesasSci },
  { def: vmstateMchpPfsocUart },
  { def: vmstateGoldfishTty },
  { def: vmstateMax78000Uart },
  { def: vmstateCadenceUart },
  { def: vmstateTpci200 },
  { def: vmstateImxSerial },
  { def: vmstateRiscvSifiveUart },
  { def: vmstateStm32l4x5UsartBase },
  { def: vmstatePl011 },
  { def: exynos4210Uart(16) },
  { def: exynos4210Uart(64) },
  { def: exynos4210Uart(256) },
  { def: vmstatePciSerial },
  { def: vmstatePciMultiSerial },
  { def: vmstateIpoctal },
];
