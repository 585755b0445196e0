/**
 * A board around the chip, as users of rp2040js write them: something on SPI and something on I2C, each of which takes
 * its time by an alarm of the clock. Their alarms are handed to the save states by name.
 */
import type { RP2040, Simulator } from 'rp2040js';
import { bool, buffer, uint8, uint16, vmstate } from 'vmstate';
import type { Alarm, Alarms } from './clock.js';

const SPI_NANOS = 1600;
const I2C_NANOS = 22_500;

/** Answers each word on SPI with one made of it and of all before. */
export class SpiEcho {
  word = 0;
  sum = 0;
  readonly alarm: Alarm;

  constructor({ rp2040, clock }: Simulator) {
    const spi = rp2040.spi[0] as RP2040['spi'][number];
    this.alarm = clock.createAlarm(() => {
      this.sum = (this.sum * 5 + this.word) & 0xffff;
      spi.completeTransmit(this.sum & 0xff);
    });
    spi.onTransmit = (word) => {
      this.word = word;
      this.alarm.schedule(SPI_NANOS);
    };
  }
}

export const vmstateSpiEcho = vmstate({ name: 'spi-echo', versionId: 1, fields: { word: uint16(), sum: uint16() } });

/** What an I2C device is about to answer. */
const NOTHING = 0;
const START = 1;
const CONNECT = 2;
const WRITE = 3;
const READ = 4;
const STOP = 5;

/** A memory of 256 bytes on I2C at address 0x42: the first byte written is where, the others are what. */
export class I2cMemory {
  step = NOTHING;
  addressed = false;
  first = true;
  at = 0;
  readonly bytes = new Uint8Array(256);
  readonly alarm: Alarm;

  constructor({ rp2040, clock }: Simulator) {
    const i2c = rp2040.i2c[0] as RP2040['i2c'][number];
    this.alarm = clock.createAlarm(() => {
      const { step } = this;
      this.step = NOTHING;
      if (step === START) i2c.completeStart();
      else if (step === CONNECT) i2c.completeConnect(this.addressed);
      else if (step === WRITE) i2c.completeWrite(this.addressed);
      else if (step === READ) i2c.completeRead(this.bytes[this.at++ & 0xff] as number);
      else if (step === STOP) i2c.completeStop();
    });
    const next = (step: number) => {
      this.step = step;
      this.alarm.schedule(I2C_NANOS);
    };
    i2c.onStart = () => next(START);
    i2c.onConnect = (address, mode) => {
      this.addressed = address === 0x42;
      this.first = mode === 0;
      next(CONNECT);
    };
    i2c.onWriteByte = (value) => {
      if (this.first) this.at = value;
      else this.bytes[this.at++ & 0xff] = value;
      this.first = false;
      next(WRITE);
    };
    i2c.onReadByte = () => next(READ);
    i2c.onStop = () => next(STOP);
  }
}

export const vmstateI2cMemory = vmstate({
  name: 'i2c-memory',
  versionId: 1,
  fields: { step: uint8(), addressed: bool(), first: bool(), at: uint16(), bytes: buffer(256) },
});

/** The alarms of the board. */
export const boardAlarms = (spi: SpiEcho, i2c: I2cMemory): Alarms =>
  new Map([
    ['spi echo', spi.alarm],
    ['i2c memory', i2c.alarm],
  ]);
