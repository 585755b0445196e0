/**
 * `40p` with a 604 (ppc), and `mac99` with a 970FX (ppc64), at reset.
 *
 * Boards of embedded cores are no choice: QEMU 7.2 sends their TLB under the name of another and cannot load it.
 */
import { type PpcCpuContext, SPR, vmstatePpc64Cpu, vmstatePpcCpu } from '../../devices/cpu/ppc.js';
import { at, board } from './board.js';
import { recorded as ppc } from './data/ppc-40p.js';
import { recorded as ppc64 } from './data/ppc64-mac99.js';

const context: PpcCpuContext = { pre28Migration: false, pre30Migration: false };

/** The system reset vector, seen from the exception prefix FFF00000. */
const RESET = 0xfff00100n;
/** No address is reserved. */
const NO_ADDRESS = 0xffff_ffff_ffff_ffffn;

const MSR_EP = 1n << 6n; // exceptions at FFF00000
const MSR_SF = 1n << 63n; // 64-bit mode

/** Special-purpose registers of the 970; UMMCR0 is how users see MMCR0. */
const UMMCR0 = 779;
const MMCR0 = 795;
const HID0 = 1008;

/** MMCR0: the performance counters stand still. */
const FROZEN = 0x80000000n;

const reset604 = {
  nip: RESET,
  spr: at({ [SPR.PVR]: 0x00040103n }),
  reserve_addr: NO_ADDRESS & 0xffff_ffffn,
  msr: MSR_EP,
  fpu: {},
  sr: {},
};

const reset970 = {
  nip: RESET,
  spr: at({ [SPR.PVR]: 0x003c0301n, [UMMCR0]: FROZEN, [MMCR0]: FROZEN, [HID0]: 0x60000000n }),
  reserve_addr: NO_ADDRESS,
  msr: MSR_SF,
  fpu: {},
  altivec: { vscr: 0x10000 }, // non-Java mode
  slb: {},
};

export const ppc40p = board(ppc, { cpu: { def: vmstatePpcCpu, context, reset: () => reset604 } });
export const ppc64Mac99 = board(ppc64, { cpu: { def: vmstatePpc64Cpu, context, reset: () => reset970 } });
