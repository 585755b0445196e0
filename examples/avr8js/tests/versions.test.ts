/**
 * From one build of the example to the next: what is new stays as it is out of reset, and an older build says what is
 * too new for it, and loads nothing.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from 'vmstate';
import { throwsError } from '../../../tests/support/errors.js';
import { randomNumbers } from '../../support/random.js';
import type { ProgramName } from '../programs/assemble.js';
import type { Replace } from '../src/save-states.js';
import { Bench, inputs } from '../support/bench.js';
import { differences, everything } from '../support/everything.js';
import { sideBySide } from '../support/side-by-side.js';
import { NO_EXTERNAL_CLOCK, NO_WATCHDOG, OLDER, USART_1 } from './older.js';

const test = suite('versions of save states of avr8js');

const CYCLE = 100_000;

function saved(name: ProgramName, replace?: Replace): Bench {
  const bench = Bench.of(name, inputs(CYCLE), replace);
  bench.runTo(CYCLE);
  return bench;
}

test('a later build goes on from the state of an older one', () => {
  const moments = [CYCLE / 2, CYCLE].map((cycle) => ({ cycle }));
  for (const { state, output } of sideBySide('timers', { moments, saving: OLDER })) {
    // The ADC of the older build was not saved, and this program does not use it: only its supply is not there.
    assert.ok(
      state.every((path) => path.startsWith('chip.adc.')),
      state.join(),
    );
    assert.is(output, undefined);
  }
});

test('a field that is new has its default, whatever was there', () => {
  const older = saved('serial', USART_1);
  assert.ok(older.chip.usart['lineBuffer'].length > 0);
  const later = saved('serial');
  later.load(older.vm.save());
  assert.is(later.chip.usart['lineBuffer'], '');
});

test('a subsection that is new has its default, whatever was there', () => {
  const older = saved('timers', NO_EXTERNAL_CLOCK);
  const later = saved('pins');
  const listening = () => later.chip.portD.externalClockListeners.filter(Boolean).length;
  assert.is(listening(), 2);
  later.load(older.vm.save());
  assert.is(listening(), 0);
});

test('a device that is new stays as it is', () => {
  const older = saved('timers', NO_WATCHDOG);
  const later = saved('pins');
  const watchdogTimeout: number = later.chip.watchdog['watchdogTimeout'];
  later.load(older.vm.save());
  assert.is(later.chip.watchdog['watchdogTimeout'], watchdogTimeout);
  assert.ok(watchdogTimeout > 0);
});

test('an older build takes a state that does not use what is new', () => {
  const moments = [{ cycle: CYCLE }];
  for (const { state, output } of sideBySide('timers', { moments, loading: NO_EXTERNAL_CLOCK })) {
    assert.equal(state, []);
    assert.is(output, undefined);
  }
});

/** Loads a state of this build into an older one, and asserts that it is refused as a whole. */
function refused(name: ProgramName, replace: Replace, code: string): string {
  const stream = saved(name).vm.save();
  const older = new Bench(inputs(CYCLE), undefined, replace);
  const before = everything(older.parts);
  const error = throwsError(() => older.load(stream), StreamError, { code });
  assert.equal(differences(before, everything(older.parts)), []);
  return error.message.replace(/ \(at byte \d+\)$/, '');
}

test('an older build says that a version is too new', () => {
  assert.is(
    refused('serial', USART_1, 'unsupported-version'),
    'usart: unsupported version: this program is older than the one that saved it; expected 1, got 2',
  );
});

test('an older build names a subsection that it does not know', () => {
  assert.is(
    refused('pins', NO_EXTERNAL_CLOCK, 'unknown-subsection'),
    'timer/timer/external_clock: unknown subsection: timer has none of this name here; a program that has it saved it; got "timer/external_clock"',
  );
});

test('an older build names a device that it does not know', () => {
  assert.match(refused('pins', NO_WATCHDOG, 'unknown-section'), /watchdog/);
});

test('every truncation is refused, and nothing is loaded', () => {
  const stream = saved('buses').vm.save();
  const other = new Bench([]);
  const before = everything(other.parts);
  for (let length = 0; length < stream.length; length += 31) {
    throwsError(() => other.load(stream.subarray(0, length)), StreamError, { code: 'truncated' });
  }
  assert.equal(differences(before, everything(other.parts)), []);
});

test('a stream with a wrong bit is loaded or refused with an error of the library', () => {
  const stream = saved('buses').vm.save();
  const random = randomNumbers(5);
  let refusals = 0;
  for (let i = 0; i < 300; i++) {
    const wrong = stream.slice();
    const at = random(wrong.length);
    wrong[at] = (wrong[at] ?? 0) ^ (1 << random(8));
    const other = new Bench([]);
    const before = everything(other.parts);
    const result = other.vm.tryLoad(wrong); // throws what is no error of the library
    if (result.ok) continue;
    refusals++;
    const changed = differences(before, everything(other.parts));
    assert.equal(
      changed.filter((path) => !path.startsWith('chip.cpu.prog')),
      [],
      result.error.message,
    );
  }
  assert.ok(refusals > 0);
});

test.run();
