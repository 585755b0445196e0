/**
 * Clock events by name: what has none cannot be saved, and what is not known is not loaded.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from 'vmstate';
import { readStream, writeStream } from 'vmstate/stream';
import { sameBytes } from 'vmstate/testing';
import { throwsError } from '../../../tests/support/errors.js';
import { program } from '../programs/assemble.js';
import { ATmega328P } from '../src/chip.js';
import { saveStates } from '../src/save-states.js';
import { Bench, inputs } from '../support/bench.js';

const test = suite('clock events of avr8js');

test('an event without a name is an error when the chip is saved', () => {
  const chip = new ATmega328P();
  chip.cpu.addClockEvent(() => {}, 100);
  const error = throwsError(() => saveStates(chip).save(), ValueError, { code: 'hook-failed' });
  assert.match(error.message, /clock events: .*an event without a name was scheduled; use after\(\)/);
});

test('an event that a callback schedules without a name is not taken for that of the peripheral', () => {
  const chip = new ATmega328P(program('serial').bytes);
  chip.usart.onByteTransmit = () => chip.cpu.addClockEvent(() => {}, 100);
  assert.throws(
    () => chip.runTo(10_000),
    /an event without a name was scheduled beside the peripheral's own; use after/,
  );
});

test('an event that a callback schedules by its name is saved', () => {
  const chip = new ATmega328P(program('serial').bytes);
  chip.usart.onByteTransmit = () => chip.cpu.after(100, 'usart received', 65);
  chip.runTo(10_000);
  assert.ok(chip.cpu.data[22] !== 0, 'a byte was received'); // r22 counts them
  const other = new ATmega328P();
  saveStates(other).load(saveStates(chip).save());
  assert.equal(other.cpu.listEvents(), chip.cpu.listEvents());
});

test('a board without the memory names the event that belongs to it', () => {
  const buses = Bench.of('buses', inputs(100_000));
  buses.runTo(100_000, ({ cpu }) => cpu.listEvents().some(({ kind }) => kind === '24c02 connect'));
  const stream = saveStates(buses.chip).save();
  const chip = new ATmega328P();
  const error = throwsError(() => saveStates(chip).load(stream), StreamError, { code: 'bad-value' });
  assert.match(
    error.message,
    /^clock events\/events\[\d\]\.kind: bad value: this chip has no clock event "24c02 connect"; it is of a later build, or of a/,
  );
  assert.is(chip.cpu.cycles, 0);
});

test('a step of TWI that would do nothing is refused, and the chip is as it was', () => {
  const buses = Bench.of('buses', inputs(100_000));
  buses.runTo(100_000);
  buses.chip.cpu.after(5, 'spi', 0); // held is 0, as the value of TWCR with which TWI does nothing
  const stream = buses.vm.save();
  const name = new TextEncoder().encode('\u0003spi');
  const at = stream.findIndex((_, i) => name.every((byte, j) => stream[i + j] === byte) && stream[i - 1] === 1);
  assert.ok(at > 0);
  stream.set(new TextEncoder().encode('twi'), at + 1); // a name of the same length
  const other = new Bench([]);
  const error = throwsError(() => other.load(stream), ValueError, { code: 'hook-failed' });
  assert.match(error.message, /TWI does nothing when it is told so/);
  assert.equal([other.chip.cpu.cycles, other.chip.cpu.listEvents()], [0, []]);
});

test('a state describes itself: it is read without definitions, and written again', () => {
  const buses = Bench.of('buses', inputs(100_000));
  buses.runTo(100_000);
  const stream = buses.vm.save();
  const document = readStream(stream);
  const names = document.items.flatMap((item) => (item.kind === 'device' ? [item.header.idstr] : []));
  assert.equal(names.slice(0, 3), ['cpu', 'clock', 'portB/port']);
  assert.ok(document.items.every((item) => item.kind !== 'device' || item.content.how === 'described'));
  sameBytes(writeStream(document), stream, 'written again');
});

test.run();
