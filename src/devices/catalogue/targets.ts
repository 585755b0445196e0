/**
 * The targets of QEMU's system emulators, and the releases that have each of them.
 *
 * Known from the binaries of 2.3.0 and from Debian's packages of the others. Links to a binary are no targets: ppc64le
 * is ppc64, or32 is the name that or1k had in 2.3.
 */
import { atLeast, RELEASES, type Release } from '../../vmstate/release.js';

/** A target by the suffix of `qemu-system-`. */
export interface Target {
  readonly name: string;
  readonly releases: readonly Release[];
  /** Other names under which recordings and definitions go. */
  readonly aliases: readonly string[];
}

function target(name: string, from: Release = '2.3', to: Release = '11.1', aliases: readonly string[] = []): Target {
  const releases = RELEASES.filter((release) => atLeast(release, from) && atLeast(to, release));
  return { name, releases, aliases };
}

/** All of them, in order of the alphabet. */
export const targets: readonly Target[] = [
  target('aarch64'),
  target('alpha'),
  target('arm'),
  target('avr', '5.2'),
  target('cris', '2.3', '7.2'),
  target('hexagon', '11.1'),
  target('hppa', '5.2'),
  target('i386'),
  target('lm32', '2.3', '5.2'),
  target('loongarch64', '7.2'),
  target('m68k'),
  target('microblaze'),
  target('microblazeel', '2.3', '10.0'),
  target('mips'),
  target('mips64'),
  target('mips64el'),
  target('mipsel'),
  target('moxie', '2.3', '5.2'),
  target('nios2', '5.2', '7.2'),
  target('or1k', '2.3', '11.1', ['or32']),
  target('ppc'),
  target('ppc64', '2.3', '11.1', ['ppc64le']),
  target('ppcemb', '2.3', '2.3'),
  target('riscv32', '5.2'),
  target('riscv64', '5.2'),
  target('rx', '5.2'),
  target('s390x'),
  target('sh4'),
  target('sh4eb'),
  target('sparc'),
  target('sparc64'),
  target('tricore'),
  target('unicore32', '2.3', '5.2'),
  target('x86_64', '2.3', '11.1', ['x86_64-microvm']),
  target('xtensa'),
  target('xtensaeb'),
];
