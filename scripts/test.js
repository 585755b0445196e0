/**
 * Runs the tests of the library.
 *
 * `npm test` runs all, `npm test -- word ...` those whose path has one of the words. No code may be made from strings,
 * as on a page with a strict content security policy. The last line is `N passed, N failed, N skipped`.
 */
import { readdirSync } from 'node:fs';
import { finish, runTests } from './run-tests.js';

const words = process.argv.slice(2);
const wanted = (name) => words.length === 0 || words.some((word) => name.includes(word));
const files = readdirSync('tests', { recursive: true })
  .filter((name) => name.endsWith('.test.ts') && wanted(name))
  .map((name) => `tests/${name}`)
  .sort();

finish(await runTests({ files, base: 'tests', flags: ['--disallow-code-generation-from-strings'] }));
