/**
 * `pc-i440fx-7.2` of the target i386: the PC with a CPU of 32 bits (`qemu32`).
 */
import { vmstateI386Cpu, vmstateX86Cpu } from '../../devices/cpu/i386.js';
import type { MachineSpec } from '../machine.js';
import { pcI440fx72 } from '../pc.js';
import { resetCpu } from '../pc-reset.js';

/** QEMU's 32-bit model has no machine check registers. */
const reset = { ...resetCpu({ signature: 0x663n, old: false }), mcg_cap: 0n, mcg_ctl: 0n, mce_banks: [] };

export const i386Pc: MachineSpec = {
  ...pcI440fx72,
  target: 'i386',
  sections: pcI440fx72.sections.map((section) =>
    'def' in section && section.def === vmstateX86Cpu
      ? { ...section, def: vmstateI386Cpu, reset: () => reset }
      : section,
  ),
};
