/**
 * `an5206` with its MCF5206, a ColdFire, at reset.
 */
import { M68K_STACK, type M68kCpuState, packSr, vmstateM68kCpu } from '../../devices/cpu/m68k.js';
import type { Values } from '../../vmstate/index.js';
import { board } from './board.js';
import { recorded } from './data/m68k-an5206.js';

/** Flags are kept each in its own field; `cc_z` is inverted. */
const CC_OP_FLAGS = 1;

const reset: Values<M68kCpuState> = {
  pc: 0x10000, // where QEMU puts a kernel
  sr: packSr({ s: true, i: 7 }),
  current_sp: M68K_STACK.user,
  cc_op: CC_OP_FLAGS,
  cc_z: 1,
  cf_spregs: { rambar0: 0x20000001, mbar: 0x10000001 }, // addresses of memory and devices inside; bit 0: valid
};

export const m68kAn5206 = board(recorded, { cpu: { def: vmstateM68kCpu, reset: () => reset } });
