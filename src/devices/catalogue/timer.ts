/**
 * Rows of the catalogue: timers, from QEMU's `hw/timer` and the boards.
 */
import { vmstateAspeedTimerctrl } from '../timer/aspeed-timer.js';
import { vmstateBcm2835SysTimer } from '../timer/bcm2835-systmr.js';
import { vmstateCadenceTTC } from '../timer/cadence-ttc.js';
import { vmstateDigicTimer } from '../timer/digic-timer.js';
import { vmstateExynos4210Pwm } from '../timer/exynos4210-pwm.js';
import { vmstateImxEpit } from '../timer/imx-epit.js';
import { vmstateImx25Gpt, vmstateImxGpt } from '../timer/imx-gpt.js';
import { vmstateMilkymistSysctl } from '../timer/milkymist-sysctl.js';
import { vmstateMssTimer } from '../timer/mss-timer.js';
import { vmstateNpcm7xxTimerCtrl } from '../timer/npcm7xx-timer.js';
import { vmstateNrf51SocTimer } from '../timer/nrf51-timer.js';
import { vmstateSifivePwm } from '../timer/sifive-pwm.js';
import { vmstateStellarisGptm } from '../timer/stellaris-gptm.js';
import { vmstateStm32f2xxTimer } from '../timer/stm32f2xx-timer.js';
import type { CatalogueEntry } from './entry.js';

export const timerDevices: readonly CatalogueEntry[] = [
  { def: vmstateDigicTimer },
  { def: vmstateImxEpit },
  { def: vmstateImxGpt },
  { def: vmstateImx25Gpt },
  { def: vmstateStm32f2xxTimer },
  { def: vmstateExynos4210Pwm },
  { def: vmstateCadenceTTC },
  { def: vmstateMilkymistSysctl },
  { def: vmstateAspeedTimerctrl },
  { def: vmstateMssTimer },
  { def: vmstateNrf51SocTimer },
  { def: vmstateBcm2835SysTimer },
  { def: vmstateSifivePwm },
  { def: vmstateStellarisGptm },
  { def: vmstateNpcm7xxTimerCtrl },
];
