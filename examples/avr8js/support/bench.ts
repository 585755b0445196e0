/**
 * A chip with all that stands around it: a memory, a shift register, inputs at fixed cycles, and a log of what it does.
 */
import type { SaveVM } from 'vmstate';
import { randomNumbers } from '../../support/random.js';
import { type Program, type ProgramName, program } from '../programs/assemble.js';
import { I2cMemory, ShiftRegister, vmstateI2cMemory, vmstateShiftRegister } from '../src/board.js';
import { ATmega328P } from '../src/chip.js';
import { type Replace, saveStates } from '../src/save-states.js';

/** What comes from outside at a cycle. */
export interface Input {
  readonly cycle: number;
  apply(chip: ATmega328P): void;
}

/** What a chip never changes by itself, so that it is seen whether it is saved. */
const SUPPLY: Input = {
  cycle: 1000,
  apply({ adc, portC }) {
    adc.avcc = 3.3;
    adc.aref = 2.5;
    portC.openCollector = 0x10;
  },
};

/** Bytes for the USART, voltages, and levels of pins 2 to 7 of port D, at random moments of so many cycles. */
export function inputs(cycles: number): Input[] {
  const random = randomNumbers(7);
  const all: Input[] = [SUPPLY];
  for (let cycle = 2000; cycle < cycles; cycle += 100 + random(500)) {
    const [pin, value, byte, channel] = [2 + random(6), random(2) === 1, random(256), random(4)];
    all.push({
      cycle,
      apply({ portD, usart, adc }) {
        portD.setPin(pin, value);
        if (byte % 3 === 0) usart.writeByte(byte);
        adc.channelValues[channel] = byte / 60;
      },
    });
  }
  return all;
}

/** How many cycles a moment may take to come. */
const PATIENCE = 1_000_000;

export class Bench {
  readonly chip: ATmega328P;
  readonly memory: I2cMemory;
  readonly register: ShiftRegister;
  readonly vm: SaveVM;
  /** What has come out: lines with the cycle. */
  log: string[] = [];
  private next = 0;

  /** Without a program the flash is empty, as in a chip that is to be loaded. */
  constructor(
    private readonly script: readonly Input[],
    from?: Program,
    replace?: Replace,
  ) {
    const chip = new ATmega328P(from?.bytes);
    this.chip = chip;
    this.memory = new I2cMemory(chip);
    this.register = new ShiftRegister(chip);
    this.vm = saveStates(chip, replace);
    this.vm.register(vmstateI2cMemory, this.memory);
    this.vm.register(vmstateShiftRegister, this.register);
    const note = (text: string) => this.log.push(`${chip.cpu.cycles} ${text}`);
    for (const port of ['portB', 'portC', 'portD'] as const)
      chip[port].addListener((value) => note(`${port} ${value}`));
    chip.usart.onByteTransmit = (byte) => note(`byte ${byte}`);
    chip.usart.onLineTransmit = (line) => note(`line ${line}`);
  }

  static of(name: ProgramName, script: readonly Input[], replace?: Replace): Bench {
    return new Bench(script, program(name), replace);
  }

  /** Runs to the cycle, or to the first moment after it that satisfies the predicate. */
  runTo(cycle: number, reached: (chip: ATmega328P) => boolean = () => true): void {
    const { chip, script } = this;
    const { cpu } = chip;
    for (;;) {
      for (let input = script[this.next]; input && input.cycle <= cpu.cycles; input = script[++this.next]) {
        input.apply(chip);
      }
      if (cpu.cycles >= cycle && reached(chip)) return;
      if (cpu.cycles > cycle + PATIENCE) throw new Error(`the moment from cycle ${cycle} on does not come`);
      chip.step();
    }
  }

  /** What has state. */
  get parts(): object {
    const { chip, memory, register } = this;
    return { chip, memory, register };
  }

  /** Loads a stream; inputs that came before it are not given again. */
  load(stream: Uint8Array): void {
    this.vm.load(stream);
    this.log = [];
    this.next = this.script.findIndex(({ cycle }) => cycle > this.chip.cpu.cycles);
    if (this.next < 0) this.next = this.script.length;
  }
}
