/**
 * What two lists have in common, in the same order: the longest common subsequence, with weights.
 */

/** Comparisons that are worth their time; of longer lists only what is equal at both ends is found by its place. */
export const MOST_CELLS = 1_000_000;

/** The common subsequence that weighs most, as pairs of indices. */
export function commonSubsequence(
  a: readonly string[],
  b: readonly string[],
  weight: (i: number, j: number) => number,
): [number, number][] {
  let begin = 0;
  while (begin < a.length && begin < b.length && a[begin] === b[begin]) begin++;
  let [endA, endB] = [a.length, b.length];
  while (endA > begin && endB > begin && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const pairs: [number, number][] = Array.from({ length: begin }, (_, k) => [k, k]);
  const [rows, columns] = [endA - begin, endB - begin];
  if (rows * columns <= MOST_CELLS) {
    // best[i][j]: what the rest from row i and column j on weighs.
    const width = columns + 1;
    const best = new Uint32Array((rows + 1) * width);
    const paired = (i: number, j: number): number => {
      if (a[begin + i] !== b[begin + j]) return 0;
      return (best[(i + 1) * width + j + 1] as number) + weight(begin + i, begin + j);
    };
    for (let i = rows - 1; i >= 0; i--) {
      for (let j = columns - 1; j >= 0; j--) {
        const [down, right] = [best[(i + 1) * width + j] as number, best[i * width + j + 1] as number];
        best[i * width + j] = Math.max(down, right, paired(i, j));
      }
    }
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      const most = best[i * width + j] as number;
      if (paired(i, j) === most && most > 0) pairs.push([begin + i++, begin + j++]);
      else if (best[(i + 1) * width + j] === most) i++;
      else j++;
    }
  }
  for (let k = 0; endA + k < a.length; k++) pairs.push([endA + k, endB + k]);
  return pairs;
}
