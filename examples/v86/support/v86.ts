/**
 * v86 in Node: started headless, with what its guest writes to the first serial line as text.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../src/emulator.js';
import { VIDEO_MEMORY } from '../src/move/machine.js';

/** Where Debian's package seabios has its images. */
const SEABIOS = '/usr/share/seabios';
const BIOS = join(SEABIOS, 'bios.bin');
const VGA_BIOS = join(SEABIOS, 'vgabios-stdvga.bin');

export const MEMORY = 16 << 20;

export interface V86Options {
  /** The contents of a floppy disk, or less. */
  readonly floppy?: Uint8Array;
  readonly memory?: number;
  /** The package; another release under another name. */
  readonly packageName?: string;
  /** More of v86's own options. */
  readonly more?: Record<string, unknown>;
}

/** The folder of an installed package, or undefined. */
export function findPackage(name: string): string | undefined {
  try {
    // The examples are bundled elsewhere: what they need is installed here.
    const require = createRequire(join(process.cwd(), 'package.json'));
    return dirname(dirname(require.resolve(name)));
  } catch {
    return undefined;
  }
}

/** Why v86 cannot be started here; undefined when it can. */
export function whyNoV86(packageName = 'v86'): string | undefined {
  if (findPackage(packageName) === undefined) return `the package ${packageName} is not installed`;
  for (const image of [BIOS, VGA_BIOS]) if (!existsSync(image)) return `${image} is missing (package seabios)`;
  return undefined;
}

/** The BIOS images that v86 is started with. */
export function biosImages(): { readonly bios: Uint8Array<ArrayBuffer>; readonly vgaBios: Uint8Array<ArrayBuffer> } {
  return { bios: new Uint8Array(readFileSync(BIOS)), vgaBios: new Uint8Array(readFileSync(VGA_BIOS)) };
}

const FLOPPY_SIZE = 1440 * 1024;

/** A whole disk that begins with an image. */
export function floppyDisk(image: Uint8Array): Uint8Array<ArrayBuffer> {
  const disk = new Uint8Array(FLOPPY_SIZE);
  disk.set(image);
  return disk;
}

/** One v86. */
export class V86Guest {
  /** What the guest has written to the serial line, a byte a character. */
  serial = '';
  private constructor(readonly emulator: Emulator) {
    emulator.add_listener('serial0-output-byte', (byte) => {
      this.serial += String.fromCharCode(byte);
    });
  }

  /** Starts v86; its guest runs when this has come back. */
  static async start(options: V86Options = {}): Promise<V86Guest> {
    const { floppy, memory = MEMORY, packageName = 'v86', more = {} } = options;
    const folder = findPackage(packageName);
    if (folder === undefined) throw new Error(whyNoV86(packageName));
    const { V86 } = (await import(join(folder, 'build/libv86.mjs'))) as { V86: new (options: object) => Emulator };
    const { bios, vgaBios } = biosImages();
    const emulator = new V86({
      wasm_path: join(folder, 'build/v86.wasm'),
      memory_size: memory,
      vga_memory_size: VIDEO_MEMORY,
      bios: { buffer: bios.buffer },
      vga_bios: { buffer: vgaBios.buffer },
      ...(floppy !== undefined && { fda: { buffer: floppyDisk(floppy).buffer } }),
      disable_speaker: true,
      autostart: true,
      log_level: 0,
      ...more,
    });
    const guest = new V86Guest(emulator);
    await new Promise<void>((resolve) => emulator.add_listener('emulator-started', resolve));
    return guest;
  }

  /** Waits until what the guest has written satisfies the predicate. */
  async until(predicate: (serial: string) => boolean, timeLimitMs = 20_000): Promise<void> {
    const deadline = Date.now() + timeLimitMs;
    while (!predicate(this.serial)) {
      if (Date.now() > deadline)
        throw new Error(`the guest in v86 wrote only: ${JSON.stringify(this.serial.slice(-400))}`);
      await sleep(5);
    }
  }

  /** Ends v86. Its timers would keep the process alive. */
  async end(): Promise<void> {
    await this.emulator.stop();
    await this.emulator.destroy();
  }
}
