/**
 * `axis-dev88` with its ETRAX FS, with an empty kernel.
 */
import { type CrisCpuState, vmstateCrisCpu } from '../../devices/cpu/cris.js';
import type { Values } from '../../vmstate/index.js';
import { at, board } from './board.js';
import { recorded } from './data/cris-axis-dev88.js';

/** Where QEMU puts a kernel. */
const KERNEL = 0x40004000;

/** The special register that says which CPU it is: version 32. */
const VR = 1;

const reset: Values<CrisCpuState> = {
  env: {
    // What the boot loader hands over: two marks, the kernel's address, where memory begins.
    regs: at({ 8: 0x56902387, 9: KERNEL, 10: 0x87109563, 11: 0x40000000 }),
    pregs: at({ [VR]: 32 }),
    pc: KERNEL,
    mmu_rand_lfsr: 0xcccc,
  },
};

export const crisAxisDev88 = board(recorded, { cpu: { def: vmstateCrisCpu, reset: () => reset } });
