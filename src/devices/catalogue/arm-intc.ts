/**
 * Rows of the catalogue: interrupt controllers, timers and control blocks of ARM's A profile and older cores, other than
 * the GIC.
 */
import { vmstateAllwinnerA10Pic } from '../intc/allwinner-a10-pic.js';
import { vmstateAspeedVic } from '../intc/aspeed-vic.js';
import { vmstateBcm2835Ic } from '../intc/bcm2835-ic.js';
import { vmstateBcm2836Control } from '../intc/bcm2836-control.js';
import { exynos4210IrqGate, vmstateExynos4210Combiner } from '../intc/exynos4210-combiner.js';
import { vmstateImxAvic } from '../intc/imx-avic.js';
import { vmstateImxGpcv2 } from '../intc/imx-gpcv2.js';
import { vmstateIntegratorPic } from '../intc/integrator-pic.js';
import { vmstateMv88w8618Pic } from '../intc/mv88w8618-pic.js';
import { vmstatePl190 } from '../intc/pl190.js';
import { vmstatePxa2xxPic } from '../intc/pxa2xx-pic.js';
import { vmstateStrongarmPic } from '../intc/strongarm-pic.js';
import { vmstateVersatileSic } from '../intc/versatile-sic.js';
import { vmstateA9Scu } from '../misc/a9scu.js';
import { vmstateAllwinnerCpucfg } from '../misc/allwinner-cpucfg.js';
import { vmstateL2x0 } from '../misc/arm-l2x0.js';
import { vmstateImx6Src, vmstateImx7Src } from '../misc/imx-src.js';
import { vmstateXlnxZynqmpApuCtrl } from '../misc/xlnx-zynqmp-apu-ctrl.js';
import { vmstateAllwinnerA10Pit } from '../timer/allwinner-a10-pit.js';
import { vmstateArmTimer, vmstateSp804 } from '../timer/arm-timer.js';
import { vmstateExynos4210Mct } from '../timer/exynos4210-mct.js';
import { type Pxa2xxTimerContext, vmstatePxa2xxTimer } from '../timer/pxa2xx-timer.js';
import type { CpuEntry } from './entry.js';

const targets = ['arm', 'aarch64'];

const pxa270: Pxa2xxTimerContext = { tm4: true };

/** Chips with more timers of the operating system than four are a row of their own. */
export const armControllers: readonly CpuEntry[] = [
  { def: vmstateAllwinnerA10Pic, targets },
  { def: vmstateAspeedVic, targets },
  { def: vmstateBcm2835Ic, targets },
  { def: vmstateBcm2836Control, targets },
  { def: vmstateExynos4210Combiner, targets },
  { def: exynos4210IrqGate(), targets },
  { def: vmstateImxAvic, targets },
  { def: vmstateImxGpcv2, targets },
  { def: vmstateIntegratorPic, targets },
  { def: vmstateMv88w8618Pic, targets },
  { def: vmstatePl190, targets },
  { def: vmstatePxa2xxPic, targets },
  { def: vmstateStrongarmPic, targets },
  { def: vmstateVersatileSic, targets },
  { def: vmstateA9Scu, targets },
  { def: vmstateAllwinnerCpucfg, targets },
  { def: vmstateL2x0, targets },
  { def: vmstateAllwinnerA10Pit, targets },
  { def: vmstateImx6Src, targets },
  { def: vmstateImx7Src, targets },
  { def: vmstateXlnxZynqmpApuCtrl, targets },
  { def: vmstateArmTimer, targets },
  { def: vmstateExynos4210Mct, targets },
  { def: vmstatePxa2xxTimer, targets },
  { def: vmstatePxa2xxTimer, context: pxa270, targets },
  { def: vmstateSp804, targets },
];
