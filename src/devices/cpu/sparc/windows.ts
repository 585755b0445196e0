/**
 * The register windows of a SPARC CPU.
 *
 * A window has 24 registers. Its eight outs and eight locals are at `16 * window` of `regbase`, its ins are the outs of
 * the next window; those of the last window are the outs of window 0. QEMU has room for eight more registers behind the
 * windows: while the last window is the current one, the outs of window 0 are there.
 *
 * QEMU: `target-sparc/win_helper.c` (2.3), `target/sparc/win_helper.c` (5.2, 7.2, 10.0, 11.1).
 */
import { ValueError } from '../../../errors.js';
import { leaf } from '../../../vmstate/index.js';
import type { SparcLong } from './words.js';

/** Most windows that there can be; QEMU's models have 7 or 8. */
export const SPARC_MAX_NWINDOWS = 32;

/** Registers of `regbase` with room for all windows and for the wrapped ones: what 11.1 sends. */
export const SPARC_REGBASE_LENGTH = SPARC_MAX_NWINDOWS * 16 + 8;

/** The part of a CPU's state that its windows are made of. */
export interface SparcWindows {
  readonly nwindows: number;
  readonly regbase: BigUint64Array;
  readonly psr: number;
  /** The current window of sparc64; sparc has it in the PSR. */
  readonly cwp?: number;
}

/** The registers of one window; writing to them writes to `regbase`. */
export interface SparcWindow {
  /** %o0 to %o7. */
  readonly outs: BigUint64Array;
  /** %l0 to %l7. */
  readonly locals: BigUint64Array;
  /** %i0 to %i7. */
  readonly ins: BigUint64Array;
}

/** The registers of the current window, or of another. */
export function windowOf(cpu: SparcWindows, window = currentWindow(cpu)): SparcWindow {
  const group = (n: number) => cpu.regbase.subarray(n, n + 8);
  const outs = (n: number) => group(n % cpu.nwindows === 0 ? wrapped(cpu) : 16 * n);
  return { outs: outs(window), locals: group(16 * window + 8), ins: outs(window + 1) };
}

/** Copies the outs of window 0 to where they belong, if they are behind the windows. */
export function unwrapWindows(cpu: SparcWindows): void {
  const at = wrapped(cpu);
  if (at !== 0) cpu.regbase.copyWithin(0, at, at + 8);
}

/** Copies the outs of window 0 behind the windows, if the last window is the current one. */
export function wrapWindows(cpu: SparcWindows): void {
  const at = wrapped(cpu);
  if (at !== 0) cpu.regbase.copyWithin(at, 0, 8);
}

function currentWindow({ psr, cwp }: SparcWindows): number {
  return cwp ?? psr & 31;
}

/** Where the outs of window 0 are. A `regbase` that ends with the windows has them in their place. */
function wrapped(cpu: SparcWindows): number {
  const end = 16 * cpu.nwindows;
  return currentWindow(cpu) === cpu.nwindows - 1 && cpu.regbase.length >= end + 8 ? end : 0;
}

/**
 * The registers of `nwindows` windows, as 2.3 writes them by hand. Loading keeps what is behind the windows.
 */
// @__NO_SIDE_EFFECTS__
export const windowRegisters = (long: SparcLong) =>
  leaf<BigUint64Array>({
    type: 'windows',
    write: (values, to, { state }) => {
      const n = 16 * (state.nwindows as number);
      if (values.length < n) {
        throw new ValueError('wrong-length', 'a window has 16 registers', { expected: n, actual: values.length });
      }
      for (let i = 0; i < n; i++) {
        const value = values[i] as bigint;
        if (BigInt.asUintN(long, value) !== value) {
          throw new ValueError('out-of-range', `a register has ${long} bits`, { path: `[${i}]`, actual: value });
        }
        if (long === 64) to.u64(value);
        else to.u32(Number(value));
      }
    },
    read: (from, { state: { nwindows, regbase } }) => {
      const n = 16 * (nwindows as number);
      from.need((n * long) / 8);
      const more = regbase instanceof BigUint64Array ? regbase.subarray(n) : [];
      const values = new BigUint64Array(n + more.length);
      for (let i = 0; i < n; i++) values[i] = long === 64 ? from.u64() : BigInt(from.u32());
      values.set(more, n);
      return values;
    },
  });
