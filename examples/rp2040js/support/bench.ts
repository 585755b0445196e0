/**
 * A chip with its board, inputs at fixed instructions, and a log of what it puts out.
 */
import { type GPIOPinState, Simulator } from 'rp2040js';
import type { SaveVM } from 'vmstate';
import { randomNumbers } from '../../support/random.js';
import { type ProgramName, program } from '../programs/assemble.js';
import { boardAlarms, I2cMemory, SpiEcho, vmstateI2cMemory, vmstateSpiEcho } from '../src/board.js';
import { alarmsOf, type NamedAlarms } from '../src/clock.js';
import { type Replace, saveStates } from '../src/save-states.js';
import { nth } from './parts.js';

const FLASH = 0x1000_0000;
/** A cycle of 125 MHz. */
const CYCLE_NANOS = 8;

/** How many instructions go by from one input to the next. */
const INPUTS_EVERY = 700;

export class Bench {
  readonly simulator = new Simulator();
  readonly spi = new SpiEcho(this.simulator);
  readonly i2c = new I2cMemory(this.simulator);
  readonly vm: SaveVM;
  /** Instructions since the start, and what came out at each. */
  steps = 0;
  log: string[] = [];

  constructor(replace: Replace = (def) => def) {
    const { rp2040 } = this.simulator;
    rp2040.logger = { debug() {}, info() {}, warn: (_, text) => this.warn(text), error: (_, text) => this.warn(text) };
    rp2040.onBreak = (code) => {
      throw new Error(`the program stopped at a breakpoint ${code}`);
    };
    this.vm = this.saveStates(replace);
    this.listen();
  }

  /** A chip that starts a program. */
  static of(name: ProgramName, replace?: Replace): Bench {
    const bench = new Bench(replace);
    const { rp2040 } = bench.simulator;
    rp2040.flash.set(program(name));
    rp2040.core.VTOR = FLASH;
    rp2040.core.reset();
    return bench;
  }

  /** The chip and its board as a stream sees them. */
  saveStates(replace: Replace): SaveVM {
    const vm = saveStates(this.simulator, { alarms: boardAlarms(this.spi, this.i2c), replace });
    const parts = [
      [vmstateSpiEcho, this.spi],
      [vmstateI2cMemory, this.i2c],
    ] as const;
    for (const [def, part] of parts) {
      const replaced = replace(def);
      if (replaced !== undefined) vm.register(replaced, part, { context: undefined });
    }
    return vm;
  }

  get named(): NamedAlarms {
    const { clock, rp2040 } = this.simulator;
    return { clock, alarms: new Map([...alarmsOf(rp2040), ...boardAlarms(this.spi, this.i2c)]) };
  }

  runTo(steps: number): void {
    while (this.steps < steps) this.step();
  }

  /** An instruction, or sleep until something is due; then a step of each PIO, which would else go by the host's clock. */
  step(): void {
    if (this.steps % INPUTS_EVERY === 0) this.input();
    const { rp2040, clock } = this.simulator;
    if (rp2040.core.waiting) clock.tick(clock.nanosToNextAlarm);
    else clock.tick(rp2040.core.executeInstruction() * CYCLE_NANOS);
    for (const pio of rp2040.pio) {
      if (pio.stopped) continue;
      if (pio['runTimer'] !== null) {
        clearTimeout(pio['runTimer']);
        pio['runTimer'] = null;
      }
      pio.step();
    }
    this.steps++;
  }

  /** Loads a stream that was saved after so many instructions. */
  load(stream: Uint8Array, steps: number): void {
    this.vm.load(stream);
    this.steps = steps;
    this.log = [];
  }

  /** A byte, levels of pins 10 to 13 and a voltage, all made of the number of the instruction. */
  private input(): void {
    const { gpio, uart, adc } = this.simulator.rp2040;
    const random = randomNumbers(this.steps + 1);
    random(2);
    nth(gpio, 10 + random(4)).setInputValue(random(2) === 1);
    if (random(3) === 0) nth(uart, 0).feedByte(random(256));
    adc.channelValues[random(5)] = random(4096);
  }

  private listen(): void {
    const { gpio, uart, usbCtrl } = this.simulator.rp2040;
    const note = (text: string) => this.log.push(`${this.steps} ${text}`);
    const serial = nth(uart, 0);
    serial.onByte = (byte) => note(`uart ${byte}`);
    serial.onBaudRateChange = (rate) => note(`baud ${rate}`);
    usbCtrl.onEndpointWrite = (endpoint, bytes) => note(`usb ${endpoint} ${bytes.join()}`);
    for (const pin of gpio) {
      pin.addListener((state: GPIOPinState) => note(`pin ${pin.name} ${state}`));
    }
  }

  private warn(text: string): void {
    this.log.push(`${this.steps} warning: ${text}`);
  }
}
