/**
 * Timing: warm-up, then rounds; the median with the range.
 */

/** One row of the results. Times in microseconds for one call. */
export interface Row {
  readonly case: string;
  readonly name: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Bytes of output, where there is any. */
  readonly bytes?: number;
}

const ROUNDS = 15;
const ROUND_MS = 60;

/** Measures one function; it must have been shown to do its work right before. */
export function measure(of: string, name: string, work: () => unknown, bytes?: number): Row {
  const begin = performance.now();
  let calls = 0;
  while (performance.now() - begin < ROUND_MS * 4) {
    work();
    calls++;
  }
  const n = Math.max(1, Math.round((calls / (ROUND_MS * 4)) * ROUND_MS));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < n; i++) work();
    times.push(((performance.now() - start) / n) * 1000);
  }
  times.sort((a, b) => a - b);
  const [min, median, max] = [times[0], times[ROUNDS >> 1], times[ROUNDS - 1]] as [number, number, number];
  return { case: of, name, median, min, max, ...(bytes !== undefined && { bytes }) };
}
