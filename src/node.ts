/**
 * Files and streams of Node: `import { readStreamFile } from 'vmstate/node'`. Nothing else of the library touches
 * Node.
 */
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Node reads at most this much at once. */
const STEP = 1 << 30;

/**
 * The bytes of a file, or of standard input for `-`; unpacked if it is gzip.
 *
 * @throws {Error} of Node's when the file cannot be read.
 */
export function readBytes(path: string): Uint8Array {
  const bytes = readRaw(path);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? new Uint8Array(gunzipSync(bytes)) : bytes;
}

function readRaw(path: string): Uint8Array {
  const file = path === '-' ? 0 : openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    let bytes = new Uint8Array(Math.max(size, 1 << 16));
    let at = 0;
    for (;;) {
      if (at === bytes.length) {
        // A pipe, or a file that grew.
        const probe = new Uint8Array(1 << 16);
        const n = readSync(file, probe);
        if (n === 0) break;
        const grown = new Uint8Array(bytes.length * 2);
        grown.set(bytes);
        grown.set(probe.subarray(0, n), at);
        bytes = grown;
        at += n;
        continue;
      }
      const n = readSync(file, bytes, at, Math.min(bytes.length - at, STEP), null);
      if (n === 0) break;
      at += n;
    }
    return bytes.subarray(0, at);
  } finally {
    if (path !== '-') closeSync(file);
  }
}

/** Writes a file. */
export function writeBytes(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes);
}
