/**
 * All that can be reached from a chip, without asking any definition: what a definition forgets is seen here.
 */
import { listDue } from '../src/clock.js';
import type { Bench } from './bench.js';

/** Properties that are no state, by their last name, and why. */
export const NO_STATE: Readonly<Record<string, string>> = {
  rp2040: 'the chip, seen from its parts',
  pio: 'the block, seen from a state machine',
  pwm: 'the block, seen from a slice',
  dma: 'the controller, seen from a channel',
  clock: 'compared apart: when it is, and the list of what is due',
  'clock.alarm': 'in the list of the clock, if it is due',
  'alarm.timer': 'the counter that stands beside the alarm',
  name: 'a constant',
  index: 'a constant',
  irq: 'a constant, but for the flags of a PIO',
  dreq: 'a constant, but for the requests of the DMA controller',
  firstIrq: 'a constant',
  dreqRx: 'a constant',
  dreqTx: 'a constant',
  bank: 'a constant',
  bitValue: 'a constant',
  firstPadRegister: 'a constant',
  lastPadRegister: 'a constant',
  pinA1: 'a constant',
  pinA2: 'a constant',
  pinB1: 'a constant',
  pinB2: 'a constant',
  numChannels: 'a constant',
  resolution: 'a constant',
  sampleTime: 'a setting of the board',
  xoscFreq: 'a setting of the board',
  roscFreq: 'a setting of the board',
  readDelayMicroseconds: 'a setting of the board',
  writeDelayMicroseconds: 'a setting of the board',
  hostTransactionDelayMicroseconds: 'a setting of the board',
  connectedDevice: 'what the board plugs in',
  logger: 'the host’s',
  runTimer: 'a timer of the host: there if the PIO is not stopped',
  listeners: 'callbacks',
  clockListeners: 'callbacks',
  rawWriteValue: 'set before each write, and read only in it',
  sramView: 'a view of sram',
  flash16: 'a view of flash',
  flashView: 'a view of flash',
  usbDPRAMView: 'a view of usbDPRAM',
};

const isState = (key: string, owner: object) =>
  NO_STATE[key] === undefined || (key === 'irq' && 'machines' in owner) || (key === 'dreq' && 'channels' in owner);

/** Properties with their owners, as a walk meets them; each object once. */
export function walk(root: object, visit: (owner: Record<string, unknown>, key: string, path: string) => void): void {
  const seen = new Set<object>();
  const into = (owner: object, path: string): void => {
    if (seen.has(owner)) return;
    seen.add(owner);
    for (const key of Object.keys(owner)) {
      const inner = path === '' ? key : `${path}.${key}`;
      if (!Array.isArray(owner) && !isState(key, owner)) continue;
      const value = (owner as Record<string, unknown>)[key];
      if (isObject(value)) {
        // An alarm of the clock is compared in the clock's list; what it holds while it is not due is of no use.
        if (!('scheduled' in value)) into(value, inner);
      } else visit(owner as Record<string, unknown>, key, inner);
    }
  };
  into(root, '');
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Date);

/** Every number, boolean and text by its path; memory as a hash. */
export function everything({ simulator, spi, i2c, named }: Bench): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const parts = { chip: simulator.rp2040, spi, i2c };
  walk(parts, (owner, key, path) => {
    const value = owner[key];
    if (typeof value === 'function') found.set(path, closureOf(owner, key));
    else if (value instanceof Date) found.set(path, value.getTime());
    else if (!ArrayBuffer.isView(value)) found.set(path, value ?? false);
    else found.set(path, hash(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)));
  });
  found.set('clock.nanos', simulator.clock.nanos);
  listDue(named).forEach(({ alarm, nanos }, i) => void found.set(`clock.due[${i}]`, `${alarm} at ${nanos}`));
  return found;
}

/** A callback counts as there; one that is chosen among others has the name of the chosen one. */
function closureOf(owner: Record<string, unknown>, key: string): string {
  return Object.keys(owner).find((other) => other !== key && owner[other] === owner[key]) ?? 'callback';
}

function hash(bytes: Uint8Array): number {
  const words =
    bytes.length % 4 === 0 && bytes.byteOffset % 4 === 0
      ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
      : bytes;
  let sum = words.length;
  for (let i = 0; i < words.length; i++) sum = Math.imul(sum ^ (words[i] as number), 0x01000193) + i;
  return sum;
}

/** The paths whose values differ. What is not there counts as false; 0 and -0 are the same to the chip, and to a load. */
export function differences(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => (one.get(path) ?? false) !== (other.get(path) ?? false));
}
