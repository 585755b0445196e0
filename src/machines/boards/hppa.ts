/**
 * `hppa` with 64 MiB, at reset.
 */
import { type HppaCpuState, packPsw, vmstateHppaCpu } from '../../devices/cpu/hppa.js';
import type { Values } from '../../vmstate/index.js';
import { at, board } from './board.js';
import { recorded } from './data/hppa-hppa.js';

/** Where the firmware begins; the lowest two bits are the privilege level. */
const FIRMWARE = 0xf0000080n;

/** General registers in which QEMU tells the firmware about the machine. */
const MEMORY_SIZE = 26;
const BOOT_ORDER = 24;
const CPUS = 21;
const FW_CFG_PORT = 19;
const POWER_BUTTON = 5;

const reset: Values<HppaCpuState> = {
  env: {
    gr: at({
      [POWER_BUTTON]: 0xfffb0000n,
      [FW_CFG_PORT]: 0xfffa0000n,
      [CPUS]: 1n,
      [BOOT_ORDER]: 0x63n, // 'c', a disk
      [MEMORY_SIZE]: BigInt(recorded.memory),
    }),
    psw: packPsw({ q: true }),
    iaoq_f: FIRMWARE,
    iaoq_b: FIRMWARE + 4n,
  },
};

export const hppa = board(recorded, { cpu: { def: vmstateHppaCpu, reset: () => reset } });
