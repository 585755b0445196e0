/**
 * Rows of the catalogue: the CPUs of all targets, a file for each family.
 */
import { armControllers } from './arm-intc.js';
import { alphaCpus } from './cpu-alpha.js';
import { armCpus } from './cpu-arm.js';
import { armMCpus } from './cpu-arm-m.js';
import { hppaCpus } from './cpu-hppa.js';
import { i386Cpus } from './cpu-i386.js';
import { loongarchCpus } from './cpu-loongarch.js';
import { m68kCpus } from './cpu-m68k.js';
import { microblazeCpus } from './cpu-microblaze.js';
import { mipsCpus } from './cpu-mips.js';
import { openriscCpus } from './cpu-openrisc.js';
import { ppcCpus } from './cpu-ppc.js';
import { riscvCpus } from './cpu-riscv.js';
import { s390xCpus } from './cpu-s390x.js';
import { smallCpus } from './cpu-small.js';
import { sparcCpus } from './cpu-sparc.js';
import type { CpuEntry } from './entry.js';
import { gicCpus } from './gic.js';

/** What belongs to the CPU, target by target. */
export const cpus: readonly CpuEntry[] = [
  ...alphaCpus,
  ...armControllers,
  ...armCpus,
  ...armMCpus,
  ...gicCpus,
  ...hppaCpus,
  ...i386Cpus,
  ...loongarchCpus,
  ...m68kCpus,
  ...microblazeCpus,
  ...mipsCpus,
  ...openriscCpus,
  ...ppcCpus,
  ...riscvCpus,
  ...s390xCpus,
  ...smallCpus,
  ...sparcCpus,
];
