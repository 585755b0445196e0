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
import { vmstateIntegratorPic } from '../intc/integrator-pic.js';
import { vmstateMv88w8618Pic } from '../intc/mv88w8618-pic.js';
import { vmstatePl190 } from '../intc/pl190.js';
import { vmstatePxa2xxPic } from '../intc/pxa2xx-pic.js';
import { vmstateStrongarmPic } from '../intc/strongarm-pic.js';
import { vmstateVersatileSic } from '../intc/versatile-sic.js';
import { vmstateA9Scu } from '../misc/a9scu.js';
import { vmstateAllwinnerCpucfg } from '../misc/allwinner-cpucfg.js';
import { vmstateArmTimer, vmstateSp804 } from '../timer/arm-timer.js';
import type { CpuEntry } from './entry.js';

const targets = ['arm', 'aarch64'];

/** None needs facts from outside to be decoded. */
export const armControllers: readonly CpuEntry[] = [
  { def: vmstateAllwinnerA10Pic, targets },
  { def: vmstateAspeedVic, targets },
  { def: vmstateBcm2835Ic, targets },
  { def: vmstateBcm2836Control, targets },
  { def: vmstateExynos4210Combiner, targets },
  { def: exynos4210IrqGate(), targets },
  { def: vmstateImxAvic, targets },
  { def: vmstateIntegratorPic, targets },
  { def: vmstateMv88w8618Pic, targets },
  { def: vmstatePl190, targets },
  { def: vmstatePxa2xxPic, targets },
  { def: vmstateStrongarmPic, targets },
  { def: vmstateVersatileSic, targets },
  { def: vmstateA9Scu, targets },
  { def: vmstateAllwinnerCpucfg, targets },
  { def: vmstateArmTimer, targets },
  { def: vmstateSp804, targets },
];
