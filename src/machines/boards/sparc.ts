/**
 * `LX` with a TI MicroSparc I (sparc), and `sun4u` with a TI UltraSparc IIi (sparc64), at reset.
 */
import {
  packPsr,
  type Sparc64CpuState,
  type SparcCpuState,
  vmstateSparc64Cpu,
  vmstateSparcCpu,
} from '../../devices/cpu/sparc.js';
import type { Values } from '../../vmstate/index.js';
import { at, board } from './board.js';
import { recorded as sparc } from './data/sparc-lx.js';
import { recorded as sparc64 } from './data/sparc64-sun4u.js';

const resetMicroSparc: Values<SparcCpuState> = {
  nwindows: 7,
  npc: 4n,
  psr: packPsr({ impl: 4, ver: 1, s: true, ps: true }),
  wim: 1, // window 0 is invalid
  mmuregs: at({ 0: 0x41004000 }), // control: implementation and version, boot mode
  mxccregs: at({ 7: 0x8000000n }),
};

export const sparcLx = board(sparc, { cpu: { def: vmstateSparcCpu, reset: () => resetMicroSparc } });

/** Where the firmware begins: the vector of a power-on reset. */
const POWER_ON = 0x1fff0000020n;
/** The level of traps that the CPU starts in, and the type of a power-on reset. */
const RESET_LEVEL = 5;
const TT_POWER_ON_RESET = 1;

/** A clock of 100 MHz that does not run yet; its highest bit keeps user programs from reading it. */
const TOP_BIT = 1n << 63n;
const clock = { frequency: 100_000_000, disabled: 1, disabled_mask: TOP_BIT, npt: 1, npt_mask: TOP_BIT };

const resetUltraSparc: Values<Sparc64CpuState> = {
  gregs: at({ 2: BigInt(sparc64.memory) }), // what the firmware wants to know
  nwindows: 8,
  pc: POWER_ON,
  npc: POWER_ON + 4n,
  ts: at({ [RESET_LEVEL]: { tt: TT_POWER_ON_RESET } }),
  pstate: 0x35, // privileged, floating point, RED state, alternate globals
  tl: RESET_LEVEL,
  gl: 2,
  tick: clock,
  stick: clock,
  hstick: clock,
};

export const sparc64Sun4u = board(sparc64, { cpu: { def: vmstateSparc64Cpu, reset: () => resetUltraSparc } });
