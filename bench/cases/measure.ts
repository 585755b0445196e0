/**
 * Timing: warm-up, then many short rounds; the median with the quarter of the rounds on either side of it.
 */

/** One row of the results. Times in microseconds for one call. */
export interface Row {
  readonly case: string;
  readonly name: string;
  readonly median: number;
  /** A quarter of the rounds took less, a quarter took more. */
  readonly lower: number;
  readonly upper: number;
  /** Bytes of output, where there is any. */
  readonly bytes?: number;
}

/** So short that most rounds are not interrupted where other programs run, too. */
const ROUND_MS = 1;
const ROUNDS = 401;
const WARM_UP_MS = 600;

/** Measures one function; it must have been shown to do its work right before. */
export function measure(of: string, name: string, work: () => unknown, bytes?: number): Row {
  const begin = performance.now();
  let calls = 0;
  while (performance.now() - begin < WARM_UP_MS) {
    work();
    calls++;
  }
  const n = Math.max(1, Math.round((calls / WARM_UP_MS) * ROUND_MS));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < n; i++) work();
    times.push(((performance.now() - start) / n) * 1000);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor((ROUNDS - 1) * part)] as number;
  return {
    case: of,
    name,
    median: at(0.5),
    lower: at(0.25),
    upper: at(0.75),
    ...(bytes !== undefined && { bytes }),
  };
}
