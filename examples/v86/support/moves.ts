/**
 * A guest of ours that goes from v86 to QEMU and back into the same v86, its lines gathered on the way.
 */
import type { Release } from 'vmstate';
import { restore, stopAndSave } from '../src/emulator.js';
import { fromQemu } from '../src/move/from-qemu.js';
import { toQemu } from '../src/move/to-qemu.js';
import { lineCount } from './checks.js';
import { QemuGuest } from './qemu.js';
import type { V86Guest } from './v86.js';

/** Lines that a guest has to write before it moves on. */
export const LINES = 8;

export interface MoveOptions {
  readonly icount?: number | undefined;
  readonly display?: boolean;
  /** Another QEMU than that on PATH, and its release. */
  readonly binary?: string;
  readonly release?: Release;
}

/** Lets the guest of a running v86 go on in QEMU; gives what it writes there until QEMU is stopped, and the stream. */
export async function goOnInQemu(guest: V86Guest, options: MoveOptions): Promise<{ text: string; stream: Uint8Array }> {
  const { file, now } = await stopAndSave(guest.emulator);
  const qemu = await QemuGuest.start({ ...options, stream: toQemu(file, { ...options, now }) });
  try {
    await qemu.until((serial) => lineCount(serial) >= LINES);
    const stream = await qemu.stopAndSave();
    return { text: qemu.serial, stream };
  } finally {
    await qemu.end();
  }
}

/** Lets a guest of QEMU go on in a v86 that is running something, or stopped. */
export async function goOnInV86(guest: V86Guest, stream: Uint8Array, options: MoveOptions): Promise<void> {
  const { file: template } = await stopAndSave(guest.emulator);
  const moved = fromQemu(stream, { ...options, template });
  await restore(guest.emulator, moved);
  const before = lineCount(guest.serial);
  await guest.emulator.run();
  await guest.until((serial) => lineCount(serial) >= before + LINES);
}

/** There and back. */
export async function moveBothWays(guest: V86Guest, options: MoveOptions): Promise<void> {
  const { text, stream } = await goOnInQemu(guest, options);
  guest.serial += text;
  await goOnInV86(guest, stream, options);
}
