/**
 * What counts time: TIMER, PWM, watchdog and RTC. When their alarms are due is in the clock's list (`clock.ts`).
 */
import { array, bool, leaf, struct, uint8, uint16, uint32, vmstate } from 'vmstate';
import { number } from './fields.js';

/** A counter of rp2040js: its value at `baseNanos`, from which the present one is computed. */
export const vmstateTimer32 = vmstate({
  name: 'timer32',
  versionId: 1,
  fields: {
    baseFreq: number(),
    baseValue: number(),
    baseNanos: number(),
    topValue: number(),
    prescalerValue: number(),
    timerMode: uint8(),
    enabled: bool(),
  },
});

export const vmstatePeriodicAlarm = vmstate({
  name: 'periodic alarm',
  versionId: 1,
  fields: { targetValue: number(), enabled: bool() },
});

const vmstateTimerAlarm = vmstate({
  name: 'timer alarm',
  versionId: 1,
  fields: { armed: bool(), targetMicros: number() },
});

export const vmstateTimer = vmstate({
  name: 'timer',
  versionId: 1,
  fields: {
    latchedTimeHigh: number(),
    alarms: array(4, struct(vmstateTimerAlarm)),
    intRaw: number(),
    intEnable: uint8(),
    intForce: uint8(),
    paused: bool(),
  },
});

const vmstatePwmSlice = vmstate({
  name: 'pwm slice',
  versionId: 1,
  fields: {
    timer: struct(vmstateTimer32),
    alarmA: struct(vmstatePeriodicAlarm),
    alarmB: struct(vmstatePeriodicAlarm),
    alarmBottom: struct(vmstatePeriodicAlarm),
    csr: number(),
    div: uint32(),
    cc: number(),
    top: uint16(),
    lastBValue: bool(),
    countingUp: bool(),
    ccUpdated: bool(),
    topUpdated: bool(),
    tickCounter: number(),
    divMode: uint8(),
  },
});

export const vmstatePwm = vmstate({
  name: 'pwm',
  versionId: 1,
  fields: {
    channels: array(8, struct(vmstatePwmSlice)),
    intRaw: number(),
    intEnable: uint8(),
    intForce: uint8(),
    gpioValue: number(),
    gpioDirection: number(),
  },
});

export const vmstateWatchdog = vmstate({
  name: 'watchdog',
  versionId: 1,
  fields: {
    timer: struct(vmstateTimer32),
    alarm: struct(vmstatePeriodicAlarm),
    scratchData: array(8, uint32()),
    enable: bool(),
    tickEnable: bool(),
    reason: uint8(),
    pauseDbg0: bool(),
    pauseDbg1: bool(),
    pauseJtag: bool(),
  },
});

/**
 * A date and time of day, in seconds as if it were UTC. rp2040js shows the guest a `Date` in the host's time zone: the
 * guest must see the same hour wherever it goes on.
 */
const timeOfDay = leaf<Date>({
  type: 'time of day',
  size: 8,
  put: (date, to, at) => to.setFloat64(at, date.getTime() / 1000 - date.getTimezoneOffset() * 60),
  get(from, at) {
    const utc = new Date(from.getFloat64(at) * 1000);
    const day = [utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate()] as const;
    return new Date(...day, utc.getUTCHours(), utc.getUTCMinutes(), utc.getUTCSeconds());
  },
});

export const vmstateRtc = vmstate({
  name: 'rtc',
  versionId: 1,
  fields: { setup0: number(), setup1: number(), ctrl: number(), baseline: timeOfDay(), baselineNanos: number() },
});
