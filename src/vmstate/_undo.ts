/**
 * Taking back a load that failed while it was writing: the live state gets back the contents it had.
 *
 * Objects, arrays and typed arrays that are still there are filled again, so references that an emulator holds stay
 * valid; properties that came with the load go. Only what the definition covers is remembered.
 */
import type { Plan } from './_plan.js';
import { ByteWriter } from './bytes.js';

type State = Record<string | number, unknown>;

/**
 * What was overwritten. One may serve many loads: to make room anew costs more than the noting. A load within a hook of
 * another one notes behind what that has noted, and takes its own notes away.
 */
export class Overwritten {
  /** Where the next note goes. */
  private size = 0;
  /**
   * Owner, key and old value, one after the other. The key {@link ALL} stands for the contents of an array, which for a
   * typed array are the bytes from that place in `numbers`; {@link CALL} for a function to be called. The value
   * {@link NOTHING} stands for a property that was not there.
   */
  private readonly list: unknown[] = [];
  /** The old bytes of typed arrays; made for the first of them. */
  private numbers: ByteWriter | undefined;

  note(owner: unknown, key: string | number, value: unknown): void {
    const { list, size } = this;
    list[size] = owner;
    list[size + 1] = key;
    list[size + 2] = value;
    this.size = size + 3;
  }

  /** Notes the contents of an array that is about to be filled. */
  noteAll(array: unknown): void {
    if (ArrayBuffer.isView(array)) {
      this.numbers ??= new ByteWriter(1024);
      const { numbers } = this;
      this.note(array, ALL, numbers.at);
      numbers.raw(bytesOf(array));
    } else this.note(array, ALL, (array as unknown[]).slice());
  }

  /** Notes what takes something else back. */
  noteCall(back: () => void): void {
    this.note(back, CALL, undefined);
  }

  /** Does all of a load that writes. If it fails, everything it noted is put back. */
  transact(load: () => void): void {
    const { size } = this;
    const at = this.numbers?.at ?? 0;
    try {
      load();
    } catch (error) {
      this.undo(size);
      throw error;
    } finally {
      this.list.fill(undefined, size, this.size);
      this.size = size;
      if (this.numbers !== undefined) this.numbers.at = at;
    }
  }

  /** The latest first: contents before the property that holds them. */
  private undo(begin: number): void {
    const { list, numbers } = this;
    for (let i = this.size - 3; i >= begin; i -= 3) {
      const owner = list[i] as State;
      const key = list[i + 1] as string | number;
      const value = list[i + 2];
      if (key === CALL) (owner as unknown as () => void)();
      else if (key !== ALL) {
        if (value === NOTHING) delete owner[key];
        else if (owner[key] !== value) owner[key] = value;
      } else if (typeof value === 'object') refill(owner as unknown as unknown[], value as unknown[]);
      else {
        const bytes = bytesOf(owner as unknown as Uint8Array);
        bytes.set((numbers as ByteWriter).bytes.subarray(value as number, (value as number) + bytes.length));
      }
    }
  }
}
const ALL = -1;
const CALL = -2;
const NOTHING: unique symbol = /* @__PURE__ */ Symbol('nothing');

/** Sets a property unless it has the value, and notes what it was. */
export function put(owner: object, key: string | number, value: unknown, log: Overwritten | undefined): void {
  const old = (owner as State)[key];
  if (old === value) return;
  log?.note(owner, key, there(owner as State, key, old));
  (owner as State)[key] = value;
}

/** An old value as it is noted. */
export function there(owner: State, key: string | number, value: unknown): unknown {
  return value === undefined && !(key in owner) ? NOTHING : value;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength);

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
  for (const { key, sub } of loose ? plan.loose : plan.members) {
    const value = live[key];
    log.note(live, key, there(live, key, value));
    if (typeof value === 'object') rememberValue(value, sub, log, loose);
  }
}

function rememberValue(value: unknown, sub: Plan | undefined, log: Overwritten, loose: boolean): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    log.noteAll(value);
    if (loose && sub?.loose.length === 0) return;
    for (const item of value) rememberValue(item, sub, log, loose);
  } else if (sub !== undefined) remember(sub, value as State, log, loose);
  else if (isNumbers(value)) log.noteAll(value);
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
