/**
 * Assembles our guests with GNU as and ld: a flat image whose first sector a BIOS boots.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type GuestName = 'ticks' | 'checksum' | 'screen' | 'pixels';

/** Why guests cannot be assembled here; undefined when they can. */
export function whyNoAssembler(): string | undefined {
  const there = ['as', 'ld'].every((program) => spawnSync(program, ['--version']).status === 0);
  return there ? undefined : 'as and ld are not on PATH (package binutils)';
}

/** The image of a guest; its source is `guests/NAME.s` below the working directory. */
export function assemble(name: GuestName): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'vmstate-guest-'));
  try {
    const object = join(folder, 'guest.o');
    const image = join(folder, 'guest');
    execFileSync('as', ['--32', '-o', object, join('guests', `${name}.s`)]);
    execFileSync('ld', ['-m', 'elf_i386', '-Ttext=0x7c00', '--oformat', 'binary', '-o', image, object]);
    return new Uint8Array(readFileSync(image));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
