/**
 * What the peripherals of the chip schedule, and how it is made again.
 *
 * avr8js says nothing about its closures, so this file knows what stands in them; the tests see it when a later avr8js
 * does something else.
 */
import { adcConfig, eepromConfig, spiConfig, twiConfig, usart0Config } from 'avr8js';
import type { ATmega328P } from './chip.js';
import { type Callback, type EventName, NamingCpu } from './events.js';

/** EEMPE falls back so many cycles after it was set; no other event of the EEPROM comes as soon. */
const EEMPE_CYCLES = 4;
const EEMPE = 4;

/** Gives all events of the chip's peripherals their names. */
export function nameEvents(chip: ATmega328P): void {
  const { cpu, timers, watchdog, usart, spi, eeprom, adc } = chip;
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
    usart.writeByte(byte, true);
  });
  const writeByte = usart.writeByte.bind(usart);
  usart.writeByte = (byte, immediate) =>
    cpu.whileNaming(
      () => ['usart received', byte],
      () => writeByte(byte, immediate),
    );

  cpu.define('spi', (byte) => () => spi.completeTransfer(byte));
  cpu.nameWrites(spiConfig.SPDR, () => (callback) => ['spi', toldTo(spi, 'completeTransfer', callback)]);

  cpu.define('adc', (value) => () => adc.completeADCRead(value));
  cpu.nameWrites(adcConfig.ADCSRA, () => (callback) => ['adc', toldTo(adc, 'completeADCRead', callback)]);

  cpu.define('eeprom write enable ends', () => () => {
    cpu.data[eepromConfig.EECR] = (cpu.data[eepromConfig.EECR] ?? 0) & ~EEMPE;
  });
  cpu.define('eeprom ready', () => () => cpu.setInterruptFlag(eeprom['EER']));
  const eepromEvent = (_callback: Callback, cycles: number): EventName => {
    return cycles === EEMPE_CYCLES ? ['eeprom write enable ends'] : ['eeprom ready'];
  };
  cpu.nameWrites(eepromConfig.EECR, () => eepromEvent, 2);

  cpu.define('twi', (control, status, data) => twiStep(chip, control, status, data));
  cpu.nameWrites(twiConfig.TWCR, (control) => () => {
    return ['twi', control, cpu.data[twiConfig.TWSR] ?? 0, cpu.data[twiConfig.TWDR] ?? 0];
  });
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
