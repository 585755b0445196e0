/**
 * A program that moves between avr8js and QEMU's machine `arduino-uno`.
 *
 * QEMU (`hw/avr/atmega.c`, 7.2, 10.0 and 11.1) keeps the CPU, SRAM and flash of this machine and nothing else. Peripherals
 * come out of a move as out of reset, on both sides, and interrupts that wait are lost.
 */
import type { StateOf } from 'vmstate';
import type { vmstateAvrCpu } from 'vmstate/devices/cpu/avr';
import type { vmstateGlobalState } from 'vmstate/devices/system/globalstate';
import { buildMachine, type MachineSpec } from 'vmstate/machines';
import { avrArduinoUno } from 'vmstate/machines/boards/avr';
import type { ATmega328P } from './chip.js';

const SRAM = 0x100;
const SRAM_END = 0x900;
const SREG = 0x5f;

/** QEMU 11.1 writes beyond its block `sram-as-io` when it loads a stream, also one of its own, and dies of it. */
export type LoadingRelease = '7.2' | '10.0';
export type SavingRelease = LoadingRelease | '11.1';

/** After 7.2 there is a section less before `ram`. */
const uno10: MachineSpec = {
  ...avrArduinoUno,
  release: '10.0',
  ramSectionId: avrArduinoUno.ramSectionId - 1,
  sections: avrArduinoUno.sections.map((section) => ({ ...section, sectionId: Math.max(0, section.sectionId - 1) })),
};

/** Pages of 1 KiB: what shares the first one with I/O is a block of its own. Blocks are whole pages of the host. */
const uno11: MachineSpec = {
  ...uno10,
  release: '11.1',
  pageSize: 0x400,
  blocks: [
    { name: 'flash', length: () => 0x8000 },
    { name: 'sram-as-io', length: () => 0x1000 },
    { name: 'sram', length: () => 0x1000 },
  ],
};

const MACHINES: { readonly [R in SavingRelease]: MachineSpec } = {
  '7.2': avrArduinoUno,
  '10.0': uno10,
  '11.1': uno11,
};

/** QEMU's machine, to be filled and saved or to be loaded into. */
function arduinoUno(chip: ATmega328P, release: SavingRelease) {
  const { vm, devices, ram } = buildMachine(MACHINES[release]);
  const block = (name: string): Uint8Array => ram.get(name) as Uint8Array;
  const { data, progBytes } = chip.cpu;
  const first = release === '11.1' ? 0x400 : SRAM; // where the block `sram` begins
  const memory = [
    { block: block('flash'), part: progBytes },
    { block: block('sram'), part: data.subarray(first, SRAM_END) },
    ...(release === '11.1' ? [{ block: block('sram-as-io'), part: data.subarray(SRAM, first) }] : []),
  ];
  return {
    vm,
    cpu: devices.get('cpu')?.state as StateOf<typeof vmstateAvrCpu>,
    globalState: devices.get('globalstate')?.state as StateOf<typeof vmstateGlobalState>,
    memory,
  };
}

/** The stream for `qemu-system-avr -M arduino-uno -incoming …` of a chip that stands still; QEMU lets it run. */
export function toQemu(chip: ATmega328P, release: LoadingRelease = '7.2'): Uint8Array {
  const { vm, cpu: state, globalState, memory } = arduinoUno(chip, release);
  const { cpu } = chip;
  state.pc_w = cpu.pc;
  state.sp = cpu.SP;
  state.r.set(cpu.data.subarray(0, 32));
  state.sreg = cpu.SREG;
  globalState.runstate.fill(0);
  globalState.runstate.set(new TextEncoder().encode('running'));
  for (const { block, part } of memory) block.set(part);
  return vm.save();
}

/**
 * Loads a stream of QEMU into a chip that has just been made.
 *
 * @throws {StreamError} when the stream is of another machine, with path and offset; the chip is as it was.
 */
export function fromQemu(stream: Uint8Array, chip: ATmega328P, release: SavingRelease = '7.2'): void {
  const { vm, cpu: state, memory } = arduinoUno(chip, release);
  vm.load(stream);
  const { cpu } = chip;
  cpu.data.set(state.r);
  cpu.data[SREG] = state.sreg;
  cpu.SP = state.sp;
  // QEMU may stop between an instruction that skips and the one that is skipped.
  cpu.pc = state.pc_w + (state.skip === 0 ? 0 : wordsAt(cpu.progMem, state.pc_w));
  for (const { block, part } of memory) part.set(block.subarray(0, part.length));
}

/** LDS, STS, JMP and CALL have two words. */
function wordsAt(flash: Uint16Array, pc: number): number {
  const opcode = flash[pc] ?? 0;
  const direct = (opcode & 0xfc0f) === 0x9000; // LDS, STS
  const far = (opcode & 0xfe0c) === 0x940c; // JMP, CALL
  return direct || far ? 2 : 1;
}
