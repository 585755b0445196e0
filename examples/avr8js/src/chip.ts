/**
 * An ATmega328P made of avr8js's CPU and peripherals: what an Arduino Uno has.
 *
 * This is what every user of avr8js writes; new are only `NamingCpu` in the place of `CPU`, and `nameEvents`.
 */
import {
  AVRADC,
  AVRClock,
  AVREEPROM,
  AVRIOPort,
  AVRSPI,
  AVRTimer,
  AVRTWI,
  AVRUSART,
  AVRWatchdog,
  adcConfig,
  avrInstruction,
  clockConfig,
  EEPROMMemoryBackend,
  eepromConfig,
  portBConfig,
  portCConfig,
  portDConfig,
  spiConfig,
  timer0Config,
  timer1Config,
  timer2Config,
  twiConfig,
  usart0Config,
  watchdogConfig,
} from 'avr8js';
import { nameEvents } from './event-names.js';
import { NamingCpu } from './events.js';

const FREQUENCY = 16e6;
const FLASH_WORDS = 0x4000;
const SRAM_BYTES = 0x800;
const EEPROM_BYTES = 0x400;

export class ATmega328P {
  readonly cpu = new NamingCpu(new Uint16Array(FLASH_WORDS), SRAM_BYTES);
  readonly portB = new AVRIOPort(this.cpu, portBConfig);
  readonly portC = new AVRIOPort(this.cpu, portCConfig);
  readonly portD = new AVRIOPort(this.cpu, portDConfig);
  readonly clock = new AVRClock(this.cpu, FREQUENCY, clockConfig);
  readonly timers = [timer0Config, timer1Config, timer2Config].map((config) => new AVRTimer(this.cpu, config));
  readonly usart = new AVRUSART(this.cpu, usart0Config, FREQUENCY);
  readonly spi = new AVRSPI(this.cpu, spiConfig, FREQUENCY);
  readonly twi = new AVRTWI(this.cpu, twiConfig, FREQUENCY);
  readonly eepromMemory = new EEPROMMemoryBackend(EEPROM_BYTES);
  readonly eeprom = new AVREEPROM(this.cpu, this.eepromMemory, eepromConfig);
  readonly adc = new AVRADC(this.cpu, adcConfig);
  readonly watchdog = new AVRWatchdog(this.cpu, watchdogConfig, this.clock);

  /** @param program Bytes from address 0 of the flash. */
  constructor(program?: Uint8Array) {
    this.adc.channelValues.fill(0);
    if (program !== undefined) this.cpu.progBytes.set(program);
    nameEvents(this);
  }

  /** Runs whole instructions until the cycle is reached or passed. */
  runTo(cycle: number): void {
    const { cpu } = this;
    while (cpu.cycles < cycle) this.step();
  }

  /** One instruction, and what is due after it. */
  step(): void {
    avrInstruction(this.cpu);
    this.cpu.tick();
  }
}
