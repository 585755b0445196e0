/**
 * Saved and unsaved side by side: a chip that was loaded goes on as the one that never stopped, in all of its state and
 * in all that it puts out.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { randomNumbers } from '../../support/random.js';
import { requiring } from '../../support/requirements.js';
import { PROGRAMS, type ProgramName, whyNoAssembler } from '../programs/assemble.js';
import { Bench } from '../support/bench.js';
import { differences, everything } from '../support/everything.js';
import { i2c, machine, spi } from '../support/parts.js';
import { dueOf, type SideBySideOptions, sideBySide, type Verdict } from '../support/side-by-side.js';

const suiteOfAll = suite('rp2040js side by side');
const test = requiring(suiteOfAll, whyNoAssembler());

/** Asserts that nothing differs, and gives what was due at each moment. */
function same(name: ProgramName, options: SideBySideOptions): readonly Verdict[] {
  const verdicts = sideBySide(name, options);
  for (const { steps, atOnce, atEnd, output } of verdicts) {
    assert.equal(atOnce, [], `${name} saved after ${steps} instructions, right after loading`);
    assert.is(output, undefined, `${name} saved after ${steps} instructions`);
    assert.equal(atEnd, [], `${name} saved after ${steps} instructions, at the end`);
  }
  return verdicts;
}

for (const name of PROGRAMS) {
  test(`${name}: at three random moments, a million instructions`, () => {
    const random = randomNumbers(5);
    const moments = Array.from({ length: 3 }, () => ({ steps: random(300_000) }));
    same(name, { moments: moments.sort((a, b) => a.steps - b.steps) });
  });

  test(`${name}: after each of 100 instructions`, () => {
    const moments = Array.from({ length: 100 }, (_, i) => ({ steps: 20_000 + i }));
    same(name, { moments, steps: 3_000 });
  });
}

const due = (alarm: string) => (bench: Bench) => dueOf(bench).includes(alarm);
for (const [name, alarm] of [
  ['timers', 'adc sample'],
  ['timers', 'adc next'],
  ['timers', 'watchdog'],
  ['transfers', 'spi echo'],
  ['transfers', 'i2c memory'],
  ['transfers', 'dma 3'],
  ['system', 'systick'],
  ['system', 'usb write 1'],
] as const) {
  test(`${name}: while the alarm "${alarm}" is due`, () => {
    const moments = [5_000, 60_000].map((steps) => ({ steps, when: due(alarm) }));
    for (const verdict of same(name, { moments, steps: 50_000 })) assert.ok(verdict.due.includes(alarm));
  });
}

const STATES: readonly [what: string, name: ProgramName, when: (bench: Bench) => boolean][] = [
  ['the core sleeps', 'timers', ({ simulator }) => simulator.rp2040.core.waiting],
  ['an interrupt is being served', 'timers', ({ simulator }) => simulator.rp2040.core.IPSR > 16],
  [
    'a machine of the PIO waits for a pin',
    'transfers',
    (bench) => machine(1)(bench).waiting && machine(1)(bench).waitIndex === 12,
  ],
  ['a machine of the PIO waits for words', 'transfers', (bench) => machine(0)(bench).waiting],
  ['a shift register is half empty', 'transfers', (bench) => machine(0)(bench).outputShiftCount === 15],
  ['SPI is busy', 'transfers', (bench) => spi(bench)['busy'] && !spi(bench)['txFIFO'].empty],
  ['I2C waits for the device', 'transfers', (bench) => i2c(bench)['busy']],
  [
    'the process stack is in use and the divider has an unread quotient',
    'system',
    ({ simulator }) => simulator.rp2040.core.SPSEL === 1 && simulator.rp2040.sio.divCSR === 3,
  ],
  ['an event is registered', 'system', ({ simulator }) => simulator.rp2040.core.eventRegistered],
  ['clk_sys is 12 MHz', 'system', ({ simulator }) => simulator.rp2040.clkSys === 12e6],
];
for (const [what, name, when] of STATES) {
  test(`${name}: when ${what}`, () => {
    same(name, { moments: [3_000, 40_000].map((steps) => ({ steps, when })), steps: 50_000 });
  });
}

test('a chip that has run something else has nothing left of it', () => {
  const saved = Bench.of('timers');
  saved.runTo(10_000);
  const other = Bench.of('system');
  other.runTo(50_000);
  other.load(saved.vm.save(), saved.steps);
  assert.equal(differences(everything(saved), everything(other)), []);
  for (const bench of [saved, other]) bench.runTo(30_000);
  assert.equal(differences(everything(saved), everything(other)), []);
});

test('a PIO that ran by the host’s timer goes on by it', async () => {
  const saved = Bench.of('transfers');
  saved.runTo(20_000);
  const loaded = new Bench();
  loaded.load(saved.vm.save(), saved.steps);
  const { cycles } = machine(0)(loaded);
  await new Promise((done) => setTimeout(done, 20));
  for (const pio of loaded.simulator.rp2040.pio) pio.stop();
  assert.ok(machine(0)(loaded).cycles > cycles);
});

suiteOfAll.run();
