/**
 * Taking back a load whose hooks failed: the live state gets back the contents it had.
 *
 * Objects, arrays and typed arrays that are still there are filled again, so references that an emulator holds stay
 * valid; properties that came with the load go. Only what the definition covers is remembered.
 */
import { LIST, NOTHING, NUMBERS, type Overwritten } from '../vmstate/_commit.js';
import type { Plan, PlanField } from '../vmstate/_plan.js';

type State = Record<string | number, unknown>;

/** What one load has overwritten. It has thousands of entries, and is nearly always thrown away. */
export class UndoLog {
  /** For `commit`, which notes what it overwrites. */
  readonly entries: Overwritten = [];

  /** Remembers all that a plan covers of a live state, for states that hooks will change. */
  remember(plan: Plan, live: State): void {
    for (const key of plan.locals) this.keep(live, key);
    for (const field of plan.left) this.keepField(field, live);
    for (const field of plan.fields) this.keepField(field, live);
    for (const { key, plan: sub } of plan.subsections) {
      const value = this.keep(live, key);
      if (isObject(value)) this.remember(sub, value as State);
    }
  }

  /** Puts everything back, the latest first: contents before the property that holds them. */
  undo(): void {
    const { entries } = this;
    for (let i = entries.length - 3; i >= 0; i -= 3) {
      const owner = entries[i] as State;
      const key = entries[i + 1] as string | number;
      const value = entries[i + 2];
      if (key === LIST) refill(owner as unknown as unknown[], value as readonly unknown[]);
      else if (key === NUMBERS) (owner as unknown as Uint8Array).set(value as Uint8Array);
      else if (value === NOTHING) delete owner[key];
      else if (owner[key] !== value) owner[key] = value;
    }
    entries.length = 0;
  }

  private keep(owner: State, key: string | number): unknown {
    const value = owner[key];
    const gone = value === undefined && !(key in owner);
    this.entries.push(owner, key, gone ? NOTHING : value);
    return value;
  }

  private keepField({ key, record, sub }: PlanField, live: State): void {
    if (record.kind === 'unused' || record.kind === 'validate') return;
    const value = this.keep(live, key);
    // The nodes of a tree are only ever replaced.
    if (isObject(value)) this.keepContents(value, record.kind === 'gtree' ? undefined : sub);
  }

  private keepContents(value: object, sub: Plan | undefined): void {
    if (ArrayBuffer.isView(value)) {
      if ('slice' in value) this.entries.push(value, NUMBERS, (value as Uint8Array).slice());
    } else if (Array.isArray(value)) {
      this.keep(value as unknown as State, 'length');
      for (let i = 0; i < value.length; i++) {
        const item: unknown = this.keep(value as unknown as State, i);
        if (isObject(item)) this.keepContents(item, sub);
      }
    } else if (sub !== undefined) this.remember(sub, value as State);
  }
}

/** No spread: a list may have more elements than a call has room for arguments. */
function refill(list: unknown[], items: readonly unknown[]): void {
  list.length = 0;
  for (const item of items) list.push(item);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
