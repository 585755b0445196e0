/**
 * A history of a machine: snapshots to go back to, with undo and redo, bounded in number and in bytes of memory.
 */
import { ValueError } from '../errors.js';
import type { SaveVM } from '../savevm/savevm.js';
import { type Draft, edit, type Patch } from './edit.js';
import type { Pages } from './pages.js';
import { type Devices, restoreSnapshot, type Snapshot, type TakeOptions, takeSnapshot } from './snapshot.js';

/** How much is kept. */
export interface HistoryOptions<D extends Devices = Devices> extends Pick<TakeOptions<D>, 'dirty'> {
  /** Snapshots; the oldest goes first. 600 if not given. */
  readonly limit?: number;
  /** Bytes of copied pages; the oldest snapshots go first, but the newest stays. 1 GiB if not given. */
  readonly maximumBytes?: number;
}

/**
 * Snapshots of one machine, oldest first, and the place where it stands in them.
 *
 * Taking one, or editing, after going back drops those that lay ahead.
 *
 * @example
 * const history = new History(vm, { limit: 60 });
 * onFrame(() => history.take());
 * onRewindKey(() => history.undo());
 */
export class History<D extends Devices = Devices> {
  private readonly kept: Snapshot<D>[] = [];
  private readonly limit: number;
  private readonly maximumBytes: number;
  /** Bytes that each of them had to copy. */
  private readonly copied: number[] = [];
  private at = -1;

  constructor(
    private readonly vm: SaveVM,
    private readonly options: HistoryOptions<D> = {},
  ) {
    this.limit = options.limit ?? 600;
    this.maximumBytes = options.maximumBytes ?? 2 ** 30;
    if (!(Number.isInteger(this.limit) && this.limit > 0)) {
      throw new ValueError('out-of-range', 'a history keeps at least one snapshot', {
        path: 'limit',
        actual: this.limit,
      });
    }
  }

  /** Snapshots that are kept. */
  get length(): number {
    return this.kept.length;
  }

  /** Where the machine stands: 0 is the oldest snapshot; -1 before the first was taken. */
  get position(): number {
    return this.at;
  }

  /** Bytes of pages that are kept: those of the oldest snapshot, and what each later one had to copy. */
  get bytes(): number {
    const [oldest] = this.kept;
    if (oldest === undefined) return 0;
    return this.copied.slice(1).reduce(
      (sum, n) => sum + n,
      bytesOf(oldest, ({ pages }) => pages.held),
    );
  }

  /** The snapshot where the machine stands, or was taken last. */
  get current(): Snapshot<D> | undefined {
    return this.kept[this.at];
  }

  /** One of them. @throws {ValueError} `out-of-range` */
  snapshot(position: number): Snapshot<D> {
    const found = this.kept[position];
    if (found !== undefined) return found;
    const reason = `positions are from 0 to ${this.kept.length - 1}`;
    throw new ValueError('out-of-range', reason, { path: 'history', expected: this.kept.length - 1, actual: position });
  }

  /** Takes a snapshot of the machine as it is now. */
  take(): Snapshot<D> {
    const { dirty } = this.options;
    const before = this.current;
    const taken = takeSnapshot<D>(this.vm, { ...(before && { before }), ...(dirty && { dirty }) });
    this.push(taken);
    return taken;
  }

  /**
   * Takes a snapshot of the machine, changes its devices by a recipe, puts the machine there, and keeps the result, too:
   * {@link undo} brings back what was before the edit.
   */
  edit(recipe: (devices: Draft<D>) => void): {
    readonly patches: readonly Patch[];
    readonly inverse: readonly Patch[];
  } {
    const { snapshot, patches, inverse } = edit(this.take(), recipe);
    restoreSnapshot(this.vm, snapshot);
    this.push(snapshot);
    return { patches, inverse };
  }

  /** Puts the machine `steps` snapshots back, as far as there are any. Returns how many it went. */
  undo(steps = 1): number {
    return 0 - this.move(Math.max(-steps, -this.at));
  }

  /** Puts the machine `steps` snapshots ahead, as far as there are any. Returns how many it went. */
  redo(steps = 1): number {
    return this.move(Math.min(steps, this.kept.length - 1 - this.at));
  }

  /** Puts the machine to one of the snapshots. */
  goTo(position: number): void {
    restoreSnapshot(this.vm, this.snapshot(position));
    this.at = position;
  }

  private move(by: number): number {
    if (by === 0 || this.current === undefined) return 0;
    this.goTo(this.at + by);
    return by;
  }

  private push(snapshot: Snapshot<D>): void {
    const before = this.current;
    this.kept.length = this.at + 1;
    this.copied.length = this.at + 1;
    this.kept.push(snapshot);
    this.copied.push(bytesOf(snapshot, ({ name, pages }) => (before?.memory[name] === pages ? 0 : pages.copied)));
    while (this.kept.length > this.limit || (this.kept.length > 1 && this.bytes > this.maximumBytes)) {
      this.kept.shift();
      this.copied.shift();
    }
    this.at = this.kept.length - 1;
  }
}

function bytesOf({ memory }: Snapshot, count: (block: { name: string; pages: Pages }) => number): number {
  return Object.entries(memory).reduce((sum, [name, pages]) => sum + count({ name, pages }), 0);
}
