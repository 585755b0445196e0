/**
 * The check: a chip that was saved and loaded goes on as the one that never stopped.
 */
import { type ProgramName, program } from '../programs/assemble.js';
import type { ATmega328P } from '../src/chip.js';
import type { Replace } from '../src/save-states.js';
import { Bench, inputs } from './bench.js';
import { differences, everything } from './everything.js';

/** When a chip is saved: at a cycle, or at the first moment from there on that satisfies `when`. */
export interface Moment {
  readonly cycle: number;
  readonly when?: (chip: ATmega328P) => boolean;
}

/** The moment before the instruction at a label. */
export function at(name: ProgramName, label: string): (chip: ATmega328P) => boolean {
  const address = program(name).labels[label];
  if (address === undefined) throw new Error(`${name}.s has no label ${label}`);
  return ({ cpu }) => cpu.pc * 2 === address;
}

/** What differs between a chip that was loaded and one that never stopped. */
export interface Verdict {
  /** The cycle at which the chip was saved. */
  readonly cycle: number;
  /** The events that were due then, by kind. */
  readonly events: readonly string[];
  /** The size of the stream in bytes. */
  readonly size: number;
  /** Properties that differ right after loading or at the end, by path. */
  readonly state: readonly string[];
  /** The first line of the output that differs. */
  readonly output: string | undefined;
}

export interface SideBySideOptions {
  /** In their order. */
  readonly moments: readonly Moment[];
  /** How long both go on. */
  readonly cycles?: number;
  /** Other definitions: of the chip that saves, and of the one that loads. */
  readonly saving?: Replace;
  readonly loading?: Replace;
}

/** Runs a program once without stopping, and once more from each moment on. */
export function sideBySide(name: ProgramName, options: SideBySideOptions): Verdict[] {
  const { moments, cycles = 1_000_000 } = options;
  const from = program(name);
  const script = inputs(Math.max(...moments.map(({ cycle }) => cycle)) + 2 * cycles);

  const saving = new Bench(script, from, options.saving);
  const saves = moments.map(({ cycle, when }) => {
    saving.runTo(cycle, when);
    const { cpu } = saving.chip;
    const events = cpu.listEvents().map(({ kind }) => kind);
    return { cycle: cpu.cycles, events, stream: saving.vm.save(), look: everything(saving.parts) };
  });

  const unstopped = new Bench(script, from);
  const outputs = new Map<number, number>();
  const states = new Map<number, Map<string, unknown>>();
  const ends = saves.map(({ cycle }) => cycle + cycles);
  for (const cycle of [...saves.map((save) => save.cycle), ...ends].sort((a, b) => a - b)) {
    unstopped.runTo(cycle);
    outputs.set(cycle, unstopped.log.length);
    if (ends.includes(cycle)) states.set(cycle, everything(unstopped.parts));
  }

  return saves.map(({ cycle, events, stream, look }) => {
    const loaded = new Bench(script, undefined, options.loading);
    loaded.load(stream);
    const atOnce = differences(look, everything(loaded.parts));
    loaded.runTo(cycle + cycles);
    const expected = unstopped.log.slice(outputs.get(cycle), outputs.get(cycle + cycles));
    const line = Array.from({ length: Math.max(expected.length, loaded.log.length) }).findIndex(
      (_, i) => expected[i] !== loaded.log[i],
    );
    const output = line < 0 ? undefined : `${expected[line]}, but ${loaded.log[line]}`;
    const atEnd = differences(states.get(cycle + cycles) ?? new Map(), everything(loaded.parts));
    const state = [...new Set([...atOnce, ...atEnd])];
    return { cycle, events, size: stream.length, state, output };
  });
}
