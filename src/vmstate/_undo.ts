/**
 * Taking back a load that failed while it was writing: the live state gets back the contents it had.
 *
 * Objects, arrays and typed arrays that are still there are filled again, so references that an emulator holds stay
 * valid; properties that came with the load go. Only what the definition covers is remembered.
 */
import type { Member, Plan } from './_plan.js';
import { ByteWriter } from './bytes.js';

type State = Record<string | number, unknown>;

/** What was overwritten. */
export class Overwritten {
  /**
   * Owner, key and old value, one after the other. The key {@link ALL} stands for the contents of an array, which for a
   * typed array are the bytes from that place in `numbers`; a list of members for all of them, with a list of values,
   * of which some may be missing. The value {@link NOTHING} stands for a property that was not there.
   */
  readonly list: unknown[] = [];

  /** `numbers` may be used again and again: a copy of its own for each array costs more than the copying. */
  constructor(readonly numbers = new ByteWriter(256)) {}
}
const ALL = -1;
const NOTHING: unique symbol = /* @__PURE__ */ Symbol('nothing');

/** Sets a property unless it has the value, and notes what it was. */
export function put(owner: object, key: string | number, value: unknown, log: Overwritten | undefined): void {
  const old = (owner as State)[key];
  if (old === value) return;
  log?.list.push(owner, key, there(owner as State, key, old));
  (owner as State)[key] = value;
}

/** An old value as it is noted. */
export function there(owner: State, key: string | number, value: unknown): unknown {
  return value === undefined && !(key in owner) ? NOTHING : value;
}

/** Notes the contents of an array that is about to be filled. */
export function keepAll(array: unknown, { list, numbers }: Overwritten): void {
  if (ArrayBuffer.isView(array)) {
    list.push(array, ALL, numbers.at);
    numbers.raw(bytesOf(array));
  } else list.push(array, ALL, (array as unknown[]).slice());
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength);

/** Puts everything back, the latest first: contents before the property that holds them. */
export function undo({ list, numbers }: Overwritten): void {
  for (let i = list.length - 3; i >= 0; i -= 3) {
    const owner = list[i] as State;
    const key = list[i + 1] as string | number | readonly Member[];
    const value = list[i + 2];
    if (typeof key === 'object') {
      for (const k in value as unknown[])
        restore(owner, (key[Number(k)] as Member).key, (value as unknown[])[Number(k)]);
    } else if (key !== ALL) restore(owner, key, value);
    else if (typeof value === 'object') refill(owner as unknown as unknown[], value as unknown[]);
    else {
      const bytes = bytesOf(owner as unknown as Uint8Array);
      bytes.set(numbers.bytes.subarray(value as number, (value as number) + bytes.length));
    }
  }
}

function restore(owner: State, key: string | number, value: unknown): void {
  if (value === NOTHING) delete owner[key];
  else if (owner[key] !== value) owner[key] = value;
}

/** No spread: a list may have more elements than a call has room for arguments. */
export function refill(array: unknown[] | Uint8Array, items: ArrayLike<unknown>): void {
  if (Array.isArray(array)) array.length = items.length;
  for (let i = 0; i < items.length; i++) array[i] = items[i] as never;
}

/**
 * Notes all that a plan covers of a live state that hooks will change; or only what is `loose`, where writing notes the
 * numbers that the stream brings.
 */
export function remember(plan: Plan, live: State, log: Overwritten, loose: boolean): void {
  const members = loose ? plan.loose : plan.members;
  if (members.length === 0) return;
  const values = new Array<unknown>(members.length);
  log.list.push(live, members, values);
  for (let i = 0; i < members.length; i++) {
    const { key, sub } = members[i] as Member;
    const value = live[key];
    values[i] = there(live, key, value);
    if (typeof value === 'object') rememberValue(value, sub, log, loose);
  }
}

function rememberValue(value: unknown, sub: Plan | undefined, log: Overwritten, loose: boolean): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    keepAll(value, log);
    if (loose && sub?.loose.length === 0) return;
    for (const item of value) rememberValue(item, sub, log, loose);
  } else if (sub !== undefined) remember(sub, value as State, log, loose);
  else if (isNumbers(value)) keepAll(value, log);
}

/** A deep copy of what a plan covers of a live state. Locals and objects of classes are shared, the rest is copied. */
export function copyOf(plan: Plan, live: Readonly<State>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const { key, sub, local } of plan.members) {
    const value = live[key];
    if (value !== undefined) copy[key] = local ? value : copyValue(value, sub);
  }
  return copy;
}

function copyValue(value: unknown, sub: Plan | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copyValue(item, sub));
  if (isNumbers(value)) return value.slice();
  if (sub !== undefined) return copyOf(sub, value as State);
  return Object.getPrototypeOf(value) === Object.prototype ? { ...value } : value;
}

function isNumbers(value: object): value is Uint8Array {
  return ArrayBuffer.isView(value) && 'slice' in value;
}
