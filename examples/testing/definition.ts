import { type Accessors, array, bind, bool, type StateOf, uint8, uint16, vmstate } from 'vmstate';
import type { PulseTimer } from './pulse-timer.js';

export const vmstatePulseTimer = vmstate({
  name: 'pulse-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    enabled: bool(),
    counter: uint16(),
    reload: uint16(),
    divider: uint8(),
    phase: uint8(),
    pending: bool(),
    history: array(4, uint16()),
  },
});
export type PulseTimerState = StateOf<typeof vmstatePulseTimer>;

/** Where the private members are. `t['counter']` is how TypeScript lets the owner of a class in. */
export const accessors = {
  counter: {
    get: (t) => t['counter'],
    set: (t, value) => {
      t['counter'] = value;
    },
  },
  reload: {
    get: (t) => t['reload'],
    set: (t, value) => {
      t['reload'] = value;
    },
  },
  divider: {
    get: (t) => t['divider'],
    set: (t, value) => {
      t['divider'] = value;
    },
  },
  phase: {
    get: (t) => t['phase'],
    set: (t, value) => {
      t['phase'] = value;
    },
  },
  pending: {
    get: (t) => t['pending'],
    set: (t, value) => {
      t['pending'] = value;
    },
  },
} satisfies Accessors<PulseTimer, PulseTimerState>;

/** The timer as its definition sees it: reads and writes go to the timer itself. */
export const stateOf = (timer: PulseTimer): PulseTimerState => bind(vmstatePulseTimer, timer, accessors);
