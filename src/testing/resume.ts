/**
 * Resume: a machine that is saved, loaded into a fresh one, and run on must do what the first one does.
 */
import { describeDifference, firstDifferentValue } from './_differences.js';
import { MismatchError } from './mismatch.js';

/** A machine as {@link resume} drives it. */
export interface Resumable<M> {
  /** A machine that has just been made, as in the program that will load. */
  create(): M;
  save(machine: M): Uint8Array;
  load(machine: M, bytes: Uint8Array): void;
  /** One step: an instruction, a frame, a millisecond. Must not depend on anything outside the machine. */
  step(machine: M): void;
  /** What is compared; all that can be reached from the machine if not given. */
  look?(machine: M): unknown;
}

/** Options of {@link resume}. */
export interface ResumeOptions {
  /** Steps that both run after the save. */
  readonly steps: number;
  /** Steps that the first one runs before it is saved; as many as `steps` if not given. */
  readonly before?: number;
  /** Paths that may differ: caches, handles of the host. As in messages: `cpu.cache`. */
  readonly ignore?: readonly (string | RegExp)[];
}

/**
 * Asserts that a machine goes on after a load as if nothing had happened. Both are compared right after the load,
 * after each of the first 32 steps, then ever more seldom (by an eighth), and at the end: the step that is named is near
 * the first that differs.
 *
 * @throws {MismatchError} `resume` with the path of the first value that differs, and after how many steps.
 */
export function resume<M>(machine: Resumable<M>, { steps, before = steps, ignore = [] }: ResumeOptions): void {
  const first = machine.create();
  for (let i = 0; i < before; i++) machine.step(first);
  const bytes = machine.save(first).slice();
  const second = machine.create();
  machine.load(second, bytes);
  const skip = (path: string) =>
    ignore.some((pattern) => (typeof pattern === 'string' ? pattern === path : pattern.test(path)));
  const look = (one: M) => (machine.look ? machine.look(one) : one);
  let next = 1;
  for (let done = 0; ; done++) {
    if (done === 0 || done === next || done === steps) {
      if (done === next) next += 1 + Math.floor(done / 32) * 4; // no power of anything, which clocks may keep time with
      const found = firstDifferentValue(look(first), look(second), { skip });
      if (found !== undefined) throw differs(found, before, done);
    }
    if (done === steps) return;
    machine.step(first);
    machine.step(second);
  }
}

function differs(found: Parameters<typeof describeDifference>[0], before: number, done: number): MismatchError {
  const when = done === 0 ? 'right after the load' : `${done} steps after the load`;
  const reason = `saved after ${before} steps, the loaded machine differs ${when}; is it saved at all?`;
  const { path, expected, actual } = found;
  return new MismatchError('resume', reason, { path, expected, actual }, describeDifference(found));
}
