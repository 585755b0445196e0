/**
 * `opentitan` with its Ibex (riscv32), and `shakti_c` (riscv64), at reset.
 */
import { vmstateCpuCommon } from '../../devices/cpu/cpu-common.js';
import {
  packExtensions,
  packMxl,
  RISCV_FEATURES,
  type RiscvCpuState,
  vmstateRiscv32Cpu,
  vmstateRiscv64Cpu,
} from '../../devices/cpu/riscv.js';
import type { Values } from '../../vmstate/index.js';
import { board } from './board.js';
import { recorded as riscv32 } from './data/riscv32-opentitan.js';
import { recorded as riscv64 } from './data/riscv64-shakti-c.js';

/** Interrupts of supervisor and machine mode from outside. */
const IRQ_S_EXT = 9;
const IRQ_M_EXT = 11;

/** Default priorities of the 64 major interrupts (AIA); 0xFF is the lowest. */
const PRIORITIES = [
  [0xff, 0x14, 0x18, 0x11, 0xff, 0x15, 0x19, 0x12, 0xff, 0x13, 0x17, 0x10, 0x16, 0xff, 0xff, 0xff],
  [0x24, 0x21, 0x1e, 0x1b, 0x0e, 0x0b, 0x08, 0x05, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x25, 0x23, 0x22, 0x20, 0x1f, 0x1d, 0x1c, 0x1a, 0x0f, 0x0d, 0x0c, 0x0a, 0x09, 0x07, 0x06, 0x04],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
].flat();

/** Of a mode, whose own interrupts from outside have no default. */
const prioritiesWithout = (irq: number) => PRIORITIES.map((priority, i) => (i === irq ? 0 : priority));

/** Interrupts that devices own: those of a guest's external sources. */
const SGEIP = 1n << 12n;
const MACHINE_MODE = 3n;
/** The timer interrupt of machine mode waits: the comparator is 0 at reset. */
const MTIP = 1n << 7n;
/** `cpu_common`: an interrupt is asserted (CPU_INTERRUPT_HARD). */
const INTERRUPT_HARD = 2;

const feature = (...names: (keyof typeof RISCV_FEATURES)[]) =>
  names.reduce((bits, name) => bits | (1 << RISCV_FEATURES[name]), 0);

/** A hart before its first instruction. */
function hart(long: 32 | 64, letters: string, resetvec: bigint): Values<RiscvCpuState> {
  const misa = { misa_mxl: packMxl(long), misa_ext: packExtensions(letters) };
  return {
    miprio: prioritiesWithout(IRQ_M_EXT),
    siprio: prioritiesWithout(IRQ_S_EXT),
    pc: resetvec,
    resetvec,
    load_res: (1n << BigInt(long)) - 1n, // no reservation
    ...misa,
    misa_mxl_max: misa.misa_mxl,
    misa_ext_mask: misa.misa_ext,
    priv: MACHINE_MODE,
    miclaim: SGEIP,
    pmp: {},
    debug: { tdata1: [2n << BigInt(long - 4), 2n << BigInt(long - 4)] }, // triggers that match an address
  };
}

const ibex: Values<RiscvCpuState> = {
  ...hart(32, 'CIMU', 0x20000400n),
  priv_ver: 1n, // 1.11
  features: feature('pmp', 'epmp', 'debug'),
};

const shakti: Values<RiscvCpuState> = {
  ...hart(64, 'ACDFIMSU', 0x1000n),
  features: feature('mmu', 'pmp', 'debug'),
  mstatus: 0xa_0000_0000n, // UXL and SXL: 64 bits
  mip: MTIP,
};

export const riscv32Opentitan = board(riscv32, { cpu: { def: vmstateRiscv32Cpu, reset: () => ibex } });
export const riscv64ShaktiC = board(riscv64, {
  cpu: { def: vmstateRiscv64Cpu, reset: () => shakti },
  cpu_common: { def: vmstateCpuCommon, reset: () => ({ interrupt_request: INTERRUPT_HARD }) },
});
