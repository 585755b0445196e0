/**
 * An ATmega328P made of avr8js's CPU and peripherals: what an Arduino Uno has.
 *
 * This is what every user of avr8js writes; new are only the names of the clock events at the end.
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
import { type Callback, type EventName, NamingCpu } from './events.js';

const FREQUENCY = 16e6;
const FLASH_WORDS = 0x4000;
const SRAM_BYTES = 0x800;
const EEPROM_BYTES = 0x400;
/** EEMPE falls back so many cycles after it was set; no other event of the EEPROM comes as soon. */
const EEMPE_CYCLES = 4;
const EEMPE = 4;

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
    this.nameEvents();
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

  private nameEvents(): void {
    const { cpu, timers, watchdog, usart, spi, eeprom, adc } = this;
    timers.forEach((timer, i) => {
      cpu.defineFixed(`timer ${i}`, timer.count);
    });
    cpu.defineFixed('watchdog', watchdog.checkWatchdog);

    cpu.define('usart sent', () => () => {
      cpu.setInterruptFlag(usart['UDRE']);
      cpu.setInterruptFlag(usart['TXC']);
    });
    cpu.nameWrites(usart0Config.UDR, () => () => ['usart sent']);

    cpu.define('usart received', (byte) => () => {
      usart['rxBusyValue'] = false;
      usart.writeByte(byte as number, true);
    });
    const writeByte = usart.writeByte.bind(usart);
    usart.writeByte = (byte, immediate) =>
      cpu.whileNaming(
        () => ['usart received', byte],
        () => writeByte(byte, immediate),
      );

    cpu.define('spi', (byte) => () => spi.completeTransfer(byte as number));
    cpu.nameWrites(spiConfig.SPDR, () => (callback) => ['spi', toldTo(spi, 'completeTransfer', callback)]);

    cpu.define('adc', (value) => () => adc.completeADCRead(value as number));
    cpu.nameWrites(adcConfig.ADCSRA, () => (callback) => ['adc', toldTo(adc, 'completeADCRead', callback)]);

    cpu.define('eeprom write enable ends', () => () => {
      cpu.data[eepromConfig.EECR] = (cpu.data[eepromConfig.EECR] as number) & ~EEMPE;
    });
    cpu.define('eeprom ready', () => () => cpu.setInterruptFlag(eeprom['EER']));
    cpu.nameWrites(eepromConfig.EECR, () => (_callback, cycles): EventName => {
      return cycles === EEMPE_CYCLES ? ['eeprom write enable ends'] : ['eeprom ready'];
    });

    cpu.define('twi', (control, status, data) => twiStep(this, control as number, status as number, data as number));
    cpu.nameWrites(twiConfig.TWCR, (control) => () => {
      return ['twi', control, cpu.data[twiConfig.TWSR] as number, cpu.data[twiConfig.TWDR] as number];
    });
  }
}

/** What a closure will hand to the method: it is called once with one that only listens. */
function toldTo<M extends string>(
  target: { [K in M]: (value: number) => void },
  method: M,
  callback: Callback,
): number {
  let told = 0;
  target[method] = ((value: number) => {
    told = value;
  }) as (typeof target)[M];
  callback();
  delete (target as Partial<typeof target>)[method]; // the method of the class is back
  return told;
}

/** The closure of a TWI step decides by three registers. AVRTWI makes it again, on a CPU that is then thrown away. */
function twiStep({ cpu, twi }: ATmega328P, control: number, status: number, data: number): Callback {
  const scratch = new NamingCpu(new Uint16Array(1), 0);
  scratch.data[twiConfig.TWSR] = status;
  scratch.data[twiConfig.TWDR] = data;
  const busy = twi['busy'];
  twi['cpu'] = scratch;
  twi['busy'] = false;
  try {
    cpu.writeHooks[twiConfig.TWCR]?.(control, 0, twiConfig.TWCR, 0xff);
  } finally {
    twi['cpu'] = cpu;
    twi['busy'] = busy;
  }
  const callback = scratch['nextClockEvent']?.callback;
  if (callback === undefined) throw new Error('TWI does nothing when it is told so');
  return callback;
}
