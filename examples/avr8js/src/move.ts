/**
 * A program that moves between avr8js and QEMU's machine `arduino-uno`.
 *
 * QEMU (`hw/avr/atmega.c`, 7.2, 10.0 and 11.1) keeps the CPU, SRAM and flash of this machine and nothing else. Peripherals
 * come out of a move as out of reset, on both sides, and interrupts that wait are lost.
 */
import { blank, SaveVM, type StateOf } from 'vmstate';
import { vmstateAvrCpu } from 'vmstate/devices/cpu/avr';
import { vmstateTimers } from 'vmstate/devices/cpu/timers';
import { vmstateGlobalState } from 'vmstate/devices/system/globalstate';
import type { ATmega328P } from './chip.js';

const SRAM = 0x100;
const SRAM_END = 0x900;
const SREG = 0x5f;

/** QEMU 11.1 writes beyond its block `sram-as-io` when it loads a stream, also one of its own, and dies of it. */
export type LoadingRelease = '7.2' | '10.0';
export type SavingRelease = LoadingRelease | '11.1';

/** How a release divides the memory: blocks are whole pages of the host, whose ends are never used. */
interface Layout {
  readonly pageSize: number;
  readonly ramSectionId: number;
  /** Where in the chip's data each block begins and ends. */
  readonly blocks: readonly (readonly [name: string, begin: number, end: number])[];
}

const LAYOUTS: { readonly [R in SavingRelease]: Layout } = {
  '7.2': { pageSize: 0x100, ramSectionId: 2, blocks: [['sram', SRAM, SRAM_END]] },
  '10.0': { pageSize: 0x100, ramSectionId: 1, blocks: [['sram', SRAM, SRAM_END]] },
  // Pages of 1 KiB: what shares the first one with I/O is a block of its own.
  '11.1': {
    pageSize: 0x400,
    ramSectionId: 1,
    blocks: [
      ['sram-as-io', SRAM, 0x400],
      ['sram', 0x400, SRAM_END],
    ],
  },
};
const HOST_PAGE = 0x1000;

/** QEMU's machine, to be filled and saved or to be loaded into. */
function arduinoUno(chip: ATmega328P, release: SavingRelease) {
  const { pageSize, ramSectionId, blocks } = LAYOUTS[release];
  const vm = new SaveVM({ release, machine: 'arduino-uno', pageSize });
  const cpu = blank(vmstateAvrCpu, {}, { release });
  const runState = blank(vmstateGlobalState, { runstate: new TextEncoder().encode('running') }, { release });
  vm.register(vmstateTimers, blank(vmstateTimers, {}, { release }), { sectionId: 0, context: undefined });
  vm.registerRam('flash', chip.cpu.progBytes, { sectionId: ramSectionId });
  const memory = blocks.map(([name, begin, end]) => {
    const block = new Uint8Array(HOST_PAGE);
    vm.registerRam(name, block);
    return { block, part: chip.cpu.data.subarray(begin, end) };
  });
  vm.register(vmstateAvrCpu, cpu, { sectionId: ramSectionId + 2 });
  vm.register(vmstateGlobalState, runState, { context: undefined });
  return { vm, cpu, memory };
}

/** The stream for `qemu-system-avr -M arduino-uno -incoming …` of a chip that stands still. */
export function toQemu(chip: ATmega328P, release: LoadingRelease = '7.2'): Uint8Array {
  const { vm, cpu: state, memory } = arduinoUno(chip, release);
  const { cpu } = chip;
  const registers: Partial<StateOf<typeof vmstateAvrCpu>> = {
    pc_w: cpu.pc,
    sp: cpu.SP,
    r: Uint32Array.from(cpu.data.subarray(0, 32)),
    sreg: cpu.SREG,
  };
  Object.assign(state, registers);
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
