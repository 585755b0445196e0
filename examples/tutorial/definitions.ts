import { alloc, array, bind, bool, uint8, uint16, uint32, vbuffer, vmstate } from 'vmstate';
import type { Console, Timer } from './toy.js';

export const vmstateProcessor = vmstate({
  name: 'processor',
  versionId: 1,
  minimumVersionId: 1,
  fields: { accumulator: uint32(), halted: bool(), registers: array(4, uint32()) },
});

export const vmstateTimer = vmstate({
  name: 'timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { period: uint16(), left: uint16() },
});

/** `left` is private: its accessors are handed over once. */
export const left = {
  get: (timer: Timer) => timer['left'],
  set: (timer: Timer, value: number) => {
    timer['left'] = value;
  },
};
export const timerState = (timer: Timer) => bind(vmstateTimer, timer, { left });

/** A text is sent as bytes with their count before them. Loading makes the buffer, so it is `alloc`. */
export const vmstateConsole = vmstate({
  name: 'console',
  versionId: 1,
  minimumVersionId: 1,
  fields: { length: uint16(), text: alloc(vbuffer('length')), colour: uint8() },
});

/** The class has a string. */
export const text = {
  length: { get: (console: Console) => console.text.length, set: () => {} },
  text: {
    get: (console: Console) => Uint8Array.from(console.text, (letter) => letter.charCodeAt(0)),
    set: (console: Console, bytes: Uint8Array) => {
      console.text = String.fromCharCode(...bytes);
    },
  },
};
export const consoleState = (console: Console) => bind(vmstateConsole, console, text);
