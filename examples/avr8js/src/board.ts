/**
 * Two parts that a board may have: a memory on the two-wire bus, and a shift register on SPI.
 *
 * They are written for this example, so their state is public and needs no bindings. What the memory does takes as long
 * as the bus does: its steps are clock events with names.
 */
import type { TWIEventHandler } from 'avr8js';
import { bool, buffer, uint8, vmstate } from 'vmstate';
import type { ATmega328P } from './chip.js';

const BITS_PER_BYTE = 9; // with the acknowledge

export const vmstateI2cMemory = vmstate({
  name: '24c02',
  versionId: 1,
  fields: { selected: bool(), pointing: bool(), pointer: uint8(), memory: buffer(256) },
});

/** A 24C02: 256 bytes at one bus address. */
export class I2cMemory implements TWIEventHandler {
  selected = false;
  /** The next byte that is written is an address. */
  pointing = false;
  pointer = 0;
  readonly memory = new Uint8Array(256).fill(0xff);

  constructor(
    private readonly chip: ATmega328P,
    private readonly address = 0x50,
  ) {
    const { cpu, twi } = chip;
    cpu.define('24c02 start', () => () => twi.completeStart());
    cpu.define('24c02 stop', () => () => twi.completeStop());
    cpu.define('24c02 connect', (ack) => () => twi.completeConnect(ack === 1));
    cpu.define('24c02 write', (ack) => () => twi.completeWrite(ack === 1));
    cpu.define('24c02 read', (value) => () => twi.completeRead(value));
    twi.eventHandler = this;
  }

  start(): void {
    this.after(1, '24c02 start');
  }

  stop(): void {
    this.selected = false;
    this.after(1, '24c02 stop');
  }

  connectToSlave(address: number, write: boolean): void {
    this.selected = address === this.address;
    this.pointing = write;
    this.after(BITS_PER_BYTE, '24c02 connect', this.selected ? 1 : 0);
  }

  writeByte(value: number): void {
    if (this.pointing) this.pointer = value;
    else this.memory[this.pointer++ & 0xff] = value;
    this.pointer &= 0xff;
    this.pointing = false;
    this.after(BITS_PER_BYTE, '24c02 write', this.selected ? 1 : 0);
  }

  readByte(): void {
    this.after(BITS_PER_BYTE, '24c02 read', this.memory[this.pointer] as number);
    this.pointer = (this.pointer + 1) & 0xff;
  }

  private after(bits: number, kind: string, value = 0): void {
    const { cpu, clock, twi } = this.chip;
    cpu.after(Math.round((bits * clock.frequency) / twi.sclFrequency), kind, value);
  }
}

export const vmstateShiftRegister = vmstate({ name: 'shift register', versionId: 1, fields: { value: uint8() } });

/** Eight bits: what is shifted in comes out with the next byte. */
export class ShiftRegister {
  value = 0;

  constructor({ spi }: ATmega328P) {
    spi.onTransfer = (value) => {
      const out = this.value;
      this.value = value;
      return out;
    };
  }
}
