/**
 * `or1k-sim` with an OR1200, at reset.
 */
import { type OpenriscCpuState, packSr, vmstateOpenriscCpu } from '../../devices/cpu/openrisc.js';
import type { Values } from '../../vmstate/index.js';
import { board } from './board.js';
import { recorded } from './data/or1k-sim.js';

const reset: Values<OpenriscCpuState> = {
  env: {
    lock_addr: 0xffffffff, // no reservation
    sr: packSr({ SM: true }),
    vr: 0x13000008,
    upr: 0x719, // units: caches, MMUs, debugger, timer, interrupt controller
    cpucfgr: 0x10af,
    dmmucfgr: 0x1c, // both TLBs: 128 sets of one way
    immucfgr: 0x1c,
  },
};

export const or1kSim = board(recorded, { cpu: { def: vmstateOpenriscCpu, reset: () => reset } });
