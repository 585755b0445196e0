/**
 * The check: a chip that was saved and loaded goes on as the one that never stopped.
 */
import type { ProgramName } from '../programs/assemble.js';
import { listDue } from '../src/clock.js';
import type { Replace } from '../src/save-states.js';
import { Bench } from './bench.js';
import { differences, everything } from './everything.js';

/** When a chip is saved: after so many instructions, or at the first moment from there on that satisfies `when`. */
export interface Moment {
  readonly steps: number;
  readonly when?: (bench: Bench) => boolean;
}

/** What differs between a chip that was loaded and one that never stopped. */
export interface Verdict {
  /** Instructions before the save. */
  readonly steps: number;
  /** The alarms that were due then. */
  readonly due: readonly string[];
  /** Properties that differ right after loading, and at the end, by path. */
  readonly atOnce: readonly string[];
  readonly atEnd: readonly string[];
  /** The first line of the output that differs. */
  readonly output: string | undefined;
}

export interface SideBySideOptions {
  /** In their order. */
  readonly moments: readonly Moment[];
  /** How many instructions both go on. */
  readonly steps?: number;
  /** Other definitions, of the chip that saves and of the one that loads. */
  readonly replace?: Replace;
  /** A fault: what is done to a chip that has just been loaded. */
  readonly spoil?: (loaded: Bench) => void;
}

/** How many instructions a moment may take to come. */
const PATIENCE = 500_000;

/** Runs a program once without stopping, and once more from each moment on. */
export function sideBySide(name: ProgramName, options: SideBySideOptions): Verdict[] {
  const { moments, steps = 1_000_000, replace, spoil } = options;
  const saving = Bench.of(name, replace);
  const saves = moments.map(({ steps, when = () => true }) => {
    saving.runTo(steps);
    while (!when(saving)) {
      if (saving.steps > steps + PATIENCE) throw new Error(`the moment from instruction ${steps} on does not come`);
      saving.step();
    }
    return { steps: saving.steps, due: dueOf(saving), stream: saving.vm.save(), state: everything(saving) };
  });

  // The other one never saves, so that saving, too, may not change anything.
  const unstopped = Bench.of(name);
  const ends = saves.map((save) => {
    unstopped.runTo(save.steps + steps);
    return { state: everything(unstopped), lines: unstopped.log.length };
  });

  return saves.map((save, i) => {
    const loaded = new Bench(replace);
    loaded.load(save.stream, save.steps);
    spoil?.(loaded);
    const atOnce = differences(save.state, everything(loaded));
    const end = ends[i] as (typeof ends)[number];
    const first = unstopped.log.findIndex((line) => Number.parseInt(line, 10) >= save.steps);
    let output: string | undefined;
    try {
      loaded.runTo(save.steps + steps);
    } catch (error) {
      output = `the program failed: ${(error as Error).message}`;
    }
    const expected = first < 0 ? [] : unstopped.log.slice(first, end.lines);
    const line = Array.from({ length: Math.max(expected.length, loaded.log.length) }).findIndex(
      (_, n) => expected[n] !== loaded.log[n],
    );
    if (line >= 0) output ??= `${expected[line]}, but ${loaded.log[line]}`;
    return { steps: save.steps, due: save.due, atOnce, atEnd: differences(end.state, everything(loaded)), output };
  });
}

/** The names of what is due. */
export const dueOf = ({ named }: Bench): string[] => listDue(named).map(({ alarm }) => alarm);
