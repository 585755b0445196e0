/**
 * No property of avr8js's classes is forgotten: each is saved, or stands here with the reason why it is not.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { AnyVMState } from 'vmstate';
import { audit } from 'vmstate/testing';
import { ATmega328P } from '../src/chip.js';
import * as definitions from '../src/state.js';

const test = suite('audit of avr8js');

const { cpu, clock, portD, timers, usart, spi, twi, eeprom, adc, watchdog } = new ATmega328P();

/** Given to the constructor. */
const GIVEN = ['cpu', 'config'];

const AUDITED: readonly [AnyVMState, object, ...ignore: string[]][] = [
  [
    definitions.vmstateCpu,
    cpu,
    ...['progMem', 'progBytes'], // the block `flash`
    ...['sramBytes', 'pc22Bits'], // configuration
    ...['data16', 'dataView'], // views of data
    ...['readHooks', 'writeHooks', 'gpioPorts', 'gpioByPort'], // made by the constructors of the peripherals
    ...['pendingInterrupts', 'nextInterrupt'], // `pending` and `level`
    ...['nextClockEvent', 'kinds', 'names'], // the section `clock events`
    'clockEventPool', // entries that are free for use
  ],
  [definitions.vmstateClock, clock, ...GIVEN, 'baseFreqHz'],
  [
    definitions.vmstatePort,
    portD,
    ...['cpu', 'portConfig'],
    'externalClockListeners', // the subsection of the timer
    'listeners', // of the board
    ...['externalInts', 'PCINT'], // interrupts; what changes of them is `level`
  ],
  [
    definitions.vmstateTimer,
    timers[1] as object,
    ...GIVEN,
    ...['MAX', 'hasOCRC', 'ocrC', 'nextOcrC'], // these timers have no channel C
    'externalClockRisingEdge', // in the subsection
    ...['OVF', 'OCFA', 'OCFB', 'OCFC'],
  ],
  [
    definitions.vmstateUsart,
    usart,
    ...[...GIVEN, 'freqHz', 'RXC', 'UDRE', 'TXC'],
    ...['onByteTransmit', 'onLineTransmit', 'onRxComplete', 'onConfigurationChange'], // of the board
  ],
  [definitions.vmstateSpi, spi, ...GIVEN, 'freqHz', 'SPI'],
  [definitions.vmstateTwi, twi, ...GIVEN, 'freqHz', 'TWI', 'eventHandler'], // the handler is a part of the board
  [definitions.vmstateEeprom, eeprom, ...GIVEN, 'EER', 'backend'], // its memory is bound
  [definitions.vmstateAdc, adc, ...GIVEN, 'ADC'],
  [definitions.vmstateWatchdog, watchdog, ...GIVEN, 'clock', 'clockFrequency', 'Watchdog'],
];

for (const [def, object, ...ignore] of AUDITED) {
  test(`${def.name}: every property is saved or named here`, () => {
    assert.equal(
      audit(def, object, { ignore }).map(({ message }) => message),
      [],
    );
  });
}

test('a property that is forgotten is found', () => {
  const found = audit(definitions.vmstateSpi as AnyVMState, Object.assign(Object.create(spi), spi, { forgotten: 1 }), {
    ignore: [...GIVEN, 'freqHz', 'SPI'],
  });
  assert.equal(
    found.map(({ path }) => path),
    ['forgotten'],
  );
});

test.run();
