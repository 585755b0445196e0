/**
 * One small board of each target whose CPU real QEMU 7.2 can migrate; for x86_64 there is the PC.
 *
 * Their CPUs are written from values; the other devices are as recorded, and no firmware is in their memory. Targets
 * with pages larger than the host's (four KiB) cannot be saved by 7.2 itself, which divides by zero; it loads them.
 */
import type { MachineSpec } from '../machine.js';
import { alphaClipper } from './alpha.js';
import { aarch64Virt, armVirt } from './arm.js';
import { avrArduinoUno } from './avr.js';
import { crisAxisDev88 } from './cris.js';
import { hppa } from './hppa.js';
import { i386Pc } from './i386.js';
import { loongarch64Virt } from './loongarch.js';
import { m68kAn5206 } from './m68k.js';
import { microblazeelPetalogix, microblazePetalogix } from './microblaze.js';
import { mips64elMipssim, mips64Mipssim, mipselMipssim, mipsMipssim } from './mips.js';
import { or1kSim } from './openrisc.js';
import { ppc40p, ppc64Mac99 } from './ppc.js';
import { riscv32Opentitan, riscv64ShaktiC } from './riscv.js';
import { s390xCcwVirtio } from './s390x.js';
import { sparc64Sun4u, sparcLx } from './sparc.js';
import { nios2Nommu, rxGdbsim, tricoreTestboard } from './without-cpu.js';

/** All boards, by target. */
export const boards: readonly MachineSpec[] = [
  aarch64Virt,
  alphaClipper,
  armVirt,
  avrArduinoUno,
  crisAxisDev88,
  hppa,
  i386Pc,
  loongarch64Virt,
  m68kAn5206,
  microblazePetalogix,
  microblazeelPetalogix,
  mipsMipssim,
  mipselMipssim,
  mips64Mipssim,
  mips64elMipssim,
  nios2Nommu,
  or1kSim,
  ppc40p,
  ppc64Mac99,
  riscv32Opentitan,
  riscv64ShaktiC,
  rxGdbsim,
  s390xCcwVirtio,
  sparcLx,
  sparc64Sun4u,
  tricoreTestboard,
];
