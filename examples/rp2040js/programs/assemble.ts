/**
 * Assembles the programs of this folder with GNU as for ARM: an image for the flash.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PROGRAMS = ['timers', 'transfers', 'system'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

const tool = (name: string) => `arm-none-eabi-${name}`;

/** Why programs cannot be assembled here; undefined when they can. */
export function whyNoAssembler(): string | undefined {
  const there = ['as', 'ld', 'objcopy'].every((name) => spawnSync(tool(name), ['--version']).status === 0);
  return there ? undefined : 'arm-none-eabi-as is not on PATH (package binutils-arm-none-eabi)';
}

const images = new Map<ProgramName, Uint8Array>();

/** The image of a program; its source is `programs/NAME.s` below the working directory. */
export function program(name: ProgramName): Uint8Array {
  const image = images.get(name) ?? assemble(name);
  images.set(name, image);
  return image;
}

function assemble(name: ProgramName): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'vmstate-rp2040-'));
  const [object, elf, image] = ['o', 'elf', 'bin'].map((ending) => join(folder, `${name}.${ending}`)) as [
    string,
    string,
    string,
  ];
  try {
    execFileSync(tool('as'), ['-I', 'programs', '-o', object, join('programs', `${name}.s`)]);
    execFileSync(tool('ld'), ['-Ttext=0x10000000', '-e', '0x10000000', '-o', elf, object]);
    execFileSync(tool('objcopy'), ['-O', 'binary', elf, image]);
    return new Uint8Array(readFileSync(image));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
