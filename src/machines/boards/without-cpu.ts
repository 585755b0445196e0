/**
 * Boards of targets that send nothing of their CPU but `cpu_common`: nios2, rx and tricore.
 */
import { board } from './board.js';
import { recorded as nios2 } from './data/nios2-nommu.js';
import { recorded as rx } from './data/rx-gdbsim.js';
import { recorded as tricore } from './data/tricore-testboard.js';

export const nios2Nommu = board(nios2, {});
export const rxGdbsim = board(rx, {});
export const tricoreTestboard = board(tricore, {});
