/**
 * `virt-7.2` with a Cortex-A15 (arm) and with a Cortex-A57 (aarch64), at reset.
 */
import { type ArmCpuState, vmstateArmCpu } from '../../devices/cpu/arm.js';
import type { Values } from '../../vmstate/index.js';
import { at, board, type RecordedBoard } from './board.js';
import { recorded as aarch64 } from './data/aarch64-virt.js';
import { recorded as arm } from './data/arm-virt.js';

/** The system registers of a model: those that a recording of it has, as they are at reset. */
function systemRegisters({ systemRegisters: registers = [] }: RecordedBoard) {
  return {
    cpreg_vmstate_array_len: registers.length,
    cpreg_vmstate_indexes: registers.map(([index]) => BigInt(`0x${index}`)),
    cpreg_vmstate_values: registers.map(([, value]) => BigInt(`0x${value}`)),
  };
}

/** The exclusive monitor holds no address. */
const NO_ADDRESS = 0xffff_ffff_ffff_ffffn;

/** Elements of `xregs`: what the floating-point unit can do. */
const MVFR2 = 5;
const MVFR1 = 6;
const MVFR0 = 7;

/** PSTATE: EL1 with its own stack (EL1h); debug, SError, IRQ and FIQ masked, as is Z. */
const EL1H_MASKED = 0x400003c5;
/** CPSR: supervisor; SError, IRQ and FIQ masked; Z. */
const SUPERVISOR_MASKED = 0x400001d3;

const cortexA57: Values<ArmCpuState> = {
  cpsr: EL1H_MASKED,
  ...systemRegisters(aarch64),
  exclusive_addr: NO_ADDRESS,
  vfp: { fpsid: 0x41034070, xregs: at({ [MVFR2]: 0x43, [MVFR1]: 0x12111111, [MVFR0]: 0x10110222 }) },
  irq_line_state: {},
};

const cortexA15: Values<ArmCpuState> = {
  cpsr: SUPERVISOR_MASKED,
  ...systemRegisters(arm),
  exclusive_addr: NO_ADDRESS,
  vfp: { fpsid: 0x410430f0, xregs: at({ [MVFR1]: 0x11111111, [MVFR0]: 0x10110222 }) },
  thumb2ee: {},
  irq_line_state: {},
};

export const aarch64Virt = board(aarch64, { cpu: { def: vmstateArmCpu, reset: () => cortexA57 } });
export const armVirt = board(arm, { cpu: { def: vmstateArmCpu, reset: () => cortexA15 } });
