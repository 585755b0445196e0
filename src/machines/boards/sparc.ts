/**
 * `LX` with a TI MicroSparc I, at reset.
 */
import { packPsr, type SparcCpuState, vmstateSparcCpu } from '../../devices/cpu/sparc.js';
import type { Values } from '../../vmstate/index.js';
import { at, board } from './board.js';
import { recorded } from './data/sparc-lx.js';

const WINDOWS = 7;

const reset: Values<SparcCpuState> = {
  nwindows: WINDOWS,
  npc: 4n,
  psr: packPsr({ impl: 4, ver: 1, s: true, ps: true }),
  wim: 1, // window 0 is invalid
  mmuregs: at({ 0: 0x41004000 }), // control: implementation and version, boot mode
  mxccregs: at({ 7: 0x8000000n }),
};

export const sparcLx = board(recorded, { cpu: { def: vmstateSparcCpu, reset: () => reset } });
