/**
 * `clipper` with its EV67, in the PALcode that QEMU has put into memory.
 */
import { type AlphaCpuState, packFlags, vmstateAlphaCpu } from '../../devices/cpu/alpha.js';
import type { Values } from '../../vmstate/index.js';
import { board } from './board.js';
import { recorded } from './data/alpha-clipper.js';

/** Where the PALcode begins, in the region of kernel addresses that are not translated. */
const PALCODE = 0xfffffc0000000000n;

const reset: Values<AlphaCpuState> = {
  parent_obj: { exception_index: {} },
  env: {
    pc: PALCODE,
    palbr: PALCODE,
    lock_addr: 0xffff_ffff_ffff_ffffn, // nothing is locked
    flags: packFlags({ PAL: true, FEN: true }),
    trap_arg0: BigInt(recorded.memory), // what the PALcode wants to know: memory and CPUs
    trap_arg2: 1n,
  },
};

export const alphaClipper = board(recorded, { cpu: { def: vmstateAlphaCpu, reset: () => reset } });
