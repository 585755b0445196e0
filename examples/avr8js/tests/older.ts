/**
 * The first build of this example: no USART with a line, no timers that count edges, neither ADC nor watchdog.
 */
import { bool, uint16, vmstate } from 'vmstate';
import type { Replace } from '../src/save-states.js';
import { vmstateAdc, vmstateTimer, vmstateUsart, vmstateWatchdog } from '../src/state.js';

const usart1 = vmstate({ name: 'usart', versionId: 1, fields: { rxBusyValue: bool(), rxByte: uint16() } });

const timerWithoutClock = vmstate({ name: vmstateTimer.name, versionId: 1, fields: vmstateTimer.fields });

/** One difference each. */
export const USART_1: Replace = (def) => (def === vmstateUsart ? usart1 : def);
export const NO_EXTERNAL_CLOCK: Replace = (def) => (def === vmstateTimer ? timerWithoutClock : def);
export const NO_WATCHDOG: Replace = (def) => (def === vmstateWatchdog ? undefined : def);

/** All of them. */
export const OLDER: Replace = (def) => {
  if (def === vmstateUsart) return usart1;
  if (def === vmstateTimer) return timerWithoutClock;
  return def === vmstateAdc || def === vmstateWatchdog ? undefined : def;
};
