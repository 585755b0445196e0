/**
 * Saved and unsaved side by side: a chip that was loaded goes on as the one that never stopped, in all of its state and
 * in all that it puts out.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { randomNumbers } from '../../support/random.js';
import type { ProgramName } from '../programs/assemble.js';
import type { ATmega328P } from '../src/chip.js';
import { Bench, inputs } from '../support/bench.js';
import { at, type Moment, type SideBySideOptions, sideBySide, type Verdict } from '../support/side-by-side.js';

const test = suite('avr8js side by side');

const PROGRAMS: readonly ProgramName[] = ['timers', 'serial', 'buses', 'pins'];

/** Asserts that nothing differs, and gives what was due at each moment. */
function same(name: ProgramName, options: SideBySideOptions): readonly Verdict[] {
  const verdicts = sideBySide(name, options);
  for (const { cycle, state, output } of verdicts) {
    assert.equal(state, [], `${name} saved at ${cycle}`);
    assert.is(output, undefined, `${name} saved at ${cycle}`);
  }
  return verdicts;
}

const due =
  (kind: string) =>
  ({ cpu }: ATmega328P): boolean =>
    cpu.listEvents().some((event) => event.kind === kind);

for (const name of PROGRAMS) {
  test(`${name}: at twelve random moments, a million cycles`, () => {
    const random = randomNumbers(1);
    const moments = Array.from({ length: 12 }, () => ({ cycle: random(400_000) }));
    same(name, { moments: moments.sort((a, b) => a.cycle - b.cycle) });
  });

  test(`${name}: after each of 300 instructions`, () => {
    const start = 200_000;
    const bench = Bench.of(name, inputs(start));
    bench.runTo(start);
    const moments = Array.from({ length: 300 }, (): Moment => {
      const moment = { cycle: bench.chip.cpu.cycles };
      bench.chip.step();
      return moment;
    });
    same(name, { moments, cycles: 5_000 });
  });
}

for (const [name, kind] of [
  ['serial', 'usart sent'],
  ['serial', 'usart received'],
  ['buses', 'spi'],
  ['buses', 'adc'],
  ['buses', 'twi'],
  ['buses', '24c02 start'],
  ['buses', '24c02 connect'],
  ['buses', '24c02 write'],
  ['buses', '24c02 read'],
  ['buses', '24c02 stop'],
  ['buses', 'eeprom write enable ends'],
  ['buses', 'eeprom ready'],
  ['pins', 'watchdog'],
] as const) {
  test(`${name}: while the event "${kind}" is due`, () => {
    const moments = [50_000, 90_000, 130_000].map((cycle) => ({ cycle, when: due(kind) }));
    for (const { events } of same(name, { moments })) assert.ok(events.includes(kind));
  });
}

const STATES: readonly [what: string, name: ProgramName, when: (chip: ATmega328P) => boolean][] = [
  ['the high byte of TCNT1 is written, the low one is not', 'timers', at('timers', 'sethigh')],
  ['TCNT1 is written, and the timer has not counted since', 'timers', at('timers', 'setlow')],
  ['TCNT0 is written', 'timers', at('timers', 'set0')],
  ['a new clock of a timer is not yet in use', 'timers', ({ timers }) => timers.some((t) => t['updateDivider'])],
  ['EEMPE is set', 'buses', at('buses', 'enabled')],
  ['EEPE was set just now', 'buses', at('buses', 'written')],
  ['the clock prescaler may be changed', 'pins', at('pins', 'unlocked')],
  ['an interrupt by a low level waits', 'pins', ({ cpu }) => cpu['pendingInterrupts'][2]?.constant === true],
  ['an interrupt of a pin change waits', 'pins', ({ cpu }) => Boolean(cpu['pendingInterrupts'][10])],
];
for (const [what, name, when] of STATES) {
  test(`${name}: when ${what}`, () => {
    same(name, { moments: [20_000, 150_000].map((cycle) => ({ cycle, when })) });
  });
}

test('what was saved with a chip in use is loaded into one that has run something else', () => {
  const script = inputs(500_000);
  const buses = Bench.of('buses', script);
  buses.runTo(100_000);
  const other = Bench.of('pins', script);
  other.runTo(200_000);
  other.load(buses.vm.save());
  const state = other.vm.save();
  assert.equal(state, buses.vm.save());
  for (const bench of [buses, other]) bench.runTo(400_000);
  assert.equal(other.vm.save(), buses.vm.save());
});

test.run();
