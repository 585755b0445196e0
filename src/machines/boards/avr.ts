/**
 * `arduino-uno` with its ATmega328P, at reset.
 */
import { type AvrCpuState, packSreg, vmstateAvrCpu } from '../../devices/cpu/avr.js';
import type { Values } from '../../vmstate/index.js';
import { board } from './board.js';
import { recorded } from './data/avr-arduino-uno.js';

/** QEMU leaves interrupts enabled, unlike the chip. */
const reset: Values<AvrCpuState> = { sreg: packSreg({ i: true }) };

export const avrArduinoUno = board(recorded, { cpu: { def: vmstateAvrCpu, reset: () => reset } });
