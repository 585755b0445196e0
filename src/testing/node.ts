/**
 * Goldens in files: `vmstate/testing/node`, the only part of the bench that touches Node.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { GoldenFile } from './goldens.js';

/**
 * Goldens in a text file, made with its folder when the first is written. Where the environment variable `CI` is set
 * nothing is written, unless `frozen` says otherwise.
 */
export function goldenFile(path: string | URL, options: { readonly frozen?: boolean } = {}): GoldenFile {
  return {
    frozen: options.frozen ?? (process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false'),
    read: () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    append(text) {
      mkdirSync(path instanceof URL ? new URL('.', path) : dirname(path), { recursive: true });
      appendFileSync(path, text);
    },
  };
}
