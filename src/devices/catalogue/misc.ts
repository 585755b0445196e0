/**
 * Rows of the catalogue: control blocks, from QEMU's `hw/misc` and the boards.
 */
import { vmstateAllwinnerA10Ccm, vmstateAllwinnerA10Dramc } from '../misc/allwinner-a10.js';
import { vmstateAllwinnerH3Ccu, vmstateAllwinnerH3Dramc, vmstateAllwinnerH3Sysctrl } from '../misc/allwinner-h3.js';
import { vmstateAllwinnerR40Ccu, vmstateAllwinnerR40Dramc, vmstateAllwinnerSramc } from '../misc/allwinner-r40.js';
import { vmstateAllwinnerSid } from '../misc/allwinner-sid.js';
import { vmstateIcpControl, vmstateIntegratorcm } from '../misc/arm-integrator-debug.js';
import { realviewSysctl } from '../misc/arm-sysctl.js';
import {
  vmstateAspeedHace,
  vmstateAspeedLpc,
  vmstateAspeedLtpiCtrl,
  vmstateAspeedSbc,
  vmstateAspeedScu,
  vmstateAspeedSdmc,
  vmstateAspeedXdma,
} from '../misc/aspeed.js';
import { vmstateAspeedI3c } from '../misc/aspeed-i3c.js';
import { vmstateAspeedPwm } from '../misc/aspeed-pwm.js';
import { vmstateAxp2xxPmu } from '../misc/axp2xx.js';
import { vmstateBcm2835Cprman } from '../misc/bcm2835-cprman.js';
import {
  vmstateBcm2835CprmanClockMux,
  vmstateBcm2835CprmanDsi0hsckMux,
  vmstateBcm2835CprmanPll,
  vmstateBcm2835CprmanPllChannel,
} from '../misc/bcm2835-cprman-clocks.js';
import { vmstateBcm2835Mbox } from '../misc/bcm2835-mbox.js';
import { vmstateMphi } from '../misc/bcm2835-mphi.js';
import { vmstateBcm2835Powermgt } from '../misc/bcm2835-powermgt.js';
import { vmstateBcm2835Property } from '../misc/bcm2835-property.js';
import { vmstateBcm2835Rng } from '../misc/bcm2835-rng.js';
import { vmstateBcm2835Thermal } from '../misc/bcm2835-thermal.js';
import { vmstateCuda } from '../misc/cuda.js';
import { vmstateDwI3c } from '../misc/dw-i3c.js';
import { vmstateECC } from '../misc/eccmemctl.js';
import { vmstateExynos4210Clk } from '../misc/exynos4210-clk.js';
import { vmstateExynos4210Pmu } from '../misc/exynos4210-pmu.js';
import { vmstateExynos4210Rng } from '../misc/exynos4210-rng.js';
import {
  vmstateImx6Ccm,
  vmstateImx6ulCcm,
  vmstateImx7Analog,
  vmstateImx7Ccm,
  vmstateImx8mpAnalog,
  vmstateImx8mpCcm,
  vmstateImx25Ccm,
  vmstateImx31Ccm,
  vmstateImxCcm,
} from '../misc/imx-ccm.js';
import { vmstateIMXRNGC } from '../misc/imx-rngc.js';
import { vmstateImx7Snvs } from '../misc/imx7-snvs.js';
import { vmstateIotkitSecctl } from '../misc/iotkit-secctl.js';
import { vmstateIotkitSysctl } from '../misc/iotkit-sysctl.js';
import { vmstateIvshmemPlain } from '../misc/ivshmem.js';
import { vmstateLasi } from '../misc/lasi.js';
import { vmstateLed } from '../misc/led.js';
import { vmstateMacioNewworld, vmstateMacioOldworld } from '../misc/macio.js';
import { vmstateMax78000Aes, vmstateMax78000Gcr, vmstateMax78000Icc, vmstateMax78000Trng } from '../misc/max78000.js';
import { vmstateMilkymistHpdmc, vmstateMilkymistPfpu } from '../misc/milkymist.js';
import { vmstateMos6522 } from '../misc/mos6522.js';
import { vmstateMps2Fpgaio } from '../misc/mps2-fpgaio.js';
import { mps2Scc } from '../misc/mps2-scc.js';
import { vmstateMsf2Sysreg } from '../misc/msf2-sysreg.js';
import { vmstateMainstoneFpga } from '../misc/mst-fpga.js';
import {
  vmstateNpcm7xxClk,
  vmstateNpcm7xxClockDivider,
  vmstateNpcm7xxClockPll,
  vmstateNpcm7xxClockSel,
  vmstateNpcmClk,
} from '../misc/npcm-clk.js';
import { vmstateNpcm7xxGcr, vmstateNpcmGcr } from '../misc/npcm-gcr.js';
import { vmstateNpcm7xxMftModule, vmstateNpcm7xxPwmModule } from '../misc/npcm7xx-pwm.js';
import { vmstateNpcm7xxRng } from '../misc/npcm7xx-rng.js';
import { vmstateNrf51SocRng } from '../misc/nrf51-rng.js';
import { vmstatePCA9552 } from '../misc/pca9552.js';
import { vmstatePvpanicPci } from '../misc/pvpanic-pci.js';
import { vmstateScoop } from '../misc/scoop.js';
import { vmstateSlavioMisc } from '../misc/slavio-misc.js';
import { vmstateStm32Rcc } from '../misc/stm32-rcc.js';
import { vmstateStm32f4xxSyscfg } from '../misc/stm32f4xx-syscfg.js';
import {
  vmstateStm32l4x5Rcc,
  vmstateStm32l4x5RccClockMux,
  vmstateStm32l4x5RccPll,
  vmstateStm32l4x5Syscfg,
} from '../misc/stm32l4x5.js';
import { vmstateTsc2102, vmstateTsc2301 } from '../misc/tsc210x.js';
import { tzMpc } from '../misc/tz-mpc.js';
import { vmstateTzMsc } from '../misc/tz-msc.js';
import { vmstateTzPpc } from '../misc/tz-ppc.js';
import { vmstateVirtCtrl } from '../misc/virt-ctrl.js';
import { vmstateVmcoreinfo } from '../misc/vmcoreinfo.js';
import {
  vmstateXlnxVersal2Crl,
  vmstateXlnxVersalCrl,
  vmstateXlnxVersalPmcIouSlcr,
  vmstateXlnxVersalTrng,
  vmstateXlnxVersalXramc,
} from '../misc/xlnx-versal.js';
import {
  vmstateXlnxCframeBcastReg,
  vmstateXlnxCframeReg,
  vmstateXlnxVersalCfuApb,
  vmstateXlnxVersalCfuFdro,
  vmstateXlnxVersalCfuSfr,
} from '../misc/xlnx-versal-cfu.js';
import { vmstateXlnxZynqmpCrf } from '../misc/xlnx-zynqmp-crf.js';
import { vmstateZynqDdrc } from '../misc/zynq-ddrc.js';
import { vmstateZynqSlcr } from '../misc/zynq-slcr.js';
import type { CatalogueEntry } from './entry.js';

export const miscDevices: readonly CatalogueEntry[] = [
  { def: vmstateImxCcm },
  { def: vmstateMainstoneFpga },
  { def: vmstateExynos4210Pmu },
  { def: vmstateExynos4210Clk },
  { def: vmstateExynos4210Rng },
  { def: vmstateMilkymistHpdmc },
  { def: vmstateMilkymistPfpu },
  { def: vmstateMos6522 },
  { def: vmstateSlavioMisc },
  { def: vmstateECC },
  { def: vmstateAspeedScu },
  { def: vmstateAspeedSdmc },
  { def: vmstateAspeedXdma },
  { def: vmstateAspeedLpc },
  { def: vmstateAspeedSbc },
  { def: vmstateAspeedHace },
  { def: vmstateAspeedLtpiCtrl },
  { def: vmstateAspeedPwm },
  { def: vmstateTsc2102 },
  { def: vmstateTsc2301 },
  { def: vmstateMsf2Sysreg },
  { def: vmstateImx25Ccm },
  { def: vmstateImx31Ccm },
  { def: vmstateImx6Ccm },
  { def: vmstateImx6ulCcm },
  { def: vmstateImx7Ccm },
  { def: vmstateImx7Analog },
  { def: vmstateImx8mpCcm },
  { def: vmstateImx8mpAnalog },
  { def: vmstateImx7Snvs },
  { def: vmstateIMXRNGC },
  { def: vmstateNrf51SocRng },
  { def: vmstateLed },
  { def: vmstateTzPpc },
  { def: vmstateTzMsc },
  { def: vmstateStm32f4xxSyscfg },
  { def: vmstateStm32Rcc },
  { def: vmstateNpcm7xxGcr },
  { def: vmstateNpcmGcr },
  { def: vmstateNpcm7xxRng },
  { def: vmstateBcm2835Cprman },
  { def: vmstateBcm2835Mbox },
  { def: vmstateBcm2835Property },
  { def: vmstateBcm2835Rng },
  { def: vmstateBcm2835Thermal },
  { def: vmstateBcm2835Powermgt },
  { def: vmstateMphi },
  { def: vmstateXlnxVersalXramc },
  { def: vmstateXlnxVersalPmcIouSlcr },
  { def: vmstateXlnxVersalTrng },
  { def: vmstateXlnxVersalCrl },
  { def: vmstateXlnxVersal2Crl },
  { def: vmstateXlnxVersalCfuApb },
  { def: vmstateXlnxVersalCfuFdro },
  { def: vmstateXlnxVersalCfuSfr },
  { def: vmstateXlnxCframeReg },
  { def: vmstateXlnxCframeBcastReg },
  { def: vmstateXlnxZynqmpCrf },
  { def: vmstateIntegratorcm },
  { def: vmstateIcpControl },
  { def: vmstateAllwinnerH3Ccu },
  { def: vmstateAllwinnerH3Dramc },
  { def: vmstateAllwinnerH3Sysctrl },
  { def: vmstateAllwinnerA10Ccm },
  { def: vmstateAllwinnerA10Dramc },
  { def: vmstateAllwinnerR40Ccu },
  { def: vmstateAllwinnerR40Dramc },
  { def: vmstateAllwinnerSramc },
  { def: vmstateAllwinnerSid },
  { def: vmstateAxp2xxPmu },
  { def: vmstateVirtCtrl },
  { def: vmstateDwI3c },
  { def: vmstateMax78000Aes },
  { def: vmstateMax78000Gcr },
  { def: vmstateMax78000Icc },
  { def: vmstateMax78000Trng },
  { def: vmstateZynqSlcr },
  { def: vmstateZynqDdrc },
  { def: vmstateMacioOldworld },
  { def: vmstateMacioNewworld },
  { def: vmstateAspeedI3c },
  { def: vmstateNpcm7xxClk },
  { def: vmstateNpcmClk },
  { def: vmstateNpcm7xxClockPll },
  { def: vmstateNpcm7xxClockSel },
  { def: vmstateNpcm7xxClockDivider },
  { def: vmstateNpcm7xxPwmModule },
  { def: vmstateNpcm7xxMftModule },
  { def: vmstateBcm2835CprmanPll },
  { def: vmstateBcm2835CprmanPllChannel },
  { def: vmstateBcm2835CprmanDsi0hsckMux },
  { def: vmstateBcm2835CprmanClockMux },
  { def: vmstatePCA9552 },
  { def: vmstateLasi },
  { def: vmstateStm32l4x5Rcc },
  { def: vmstateStm32l4x5RccPll },
  { def: vmstateStm32l4x5RccClockMux },
  { def: vmstateStm32l4x5Syscfg },
  { def: vmstateScoop },
  { def: vmstateMps2Fpgaio },
  { def: vmstateIotkitSecctl },
  { def: vmstateIotkitSysctl },
  { def: realviewSysctl(0) },
  { def: realviewSysctl(3) },
  { def: realviewSysctl(9) },
  { def: vmstateCuda, base: { timers: [{ running: true }, { running: false }] } },
  { def: mps2Scc(3) },
  { def: mps2Scc(6) },
  { def: mps2Scc(7) },
  { def: tzMpc(1) },
  { def: tzMpc(4) },
  { def: tzMpc(16) },
  { def: tzMpc(64) },
  { def: tzMpc(128) },
  { def: tzMpc(256) },
  { def: tzMpc(1024) },
  { def: tzMpc(65536) },
  { def: vmstateVmcoreinfo },
  { def: vmstatePvpanicPci },
  { def: vmstateIvshmemPlain },
];
