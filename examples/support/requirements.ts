/**
 * What a test file needs beside Node. Where something is missing its tests are skipped, and the run says why; with
 * VMSTATE_NEED_ALL set they fail instead.
 */
import type { suite } from 'uvu';

type Test = ReturnType<typeof suite>;

/** Gives the suite's `test`, or its `skip` when one of the reasons is there. */
export function requiring(test: Test, ...reasons: readonly (string | undefined)[]): Test | Test['skip'] {
  const missing = reasons.filter((reason) => reason !== undefined);
  if (missing.length === 0) return test;
  if (process.env.VMSTATE_NEED_ALL) throw new Error(missing.join('; '));
  console.log(`skipped: ${missing.join('; ')}`);
  return test.skip;
}
