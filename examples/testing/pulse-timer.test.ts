import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { load, save } from 'vmstate';
import { audit, expectWire, goldens, resume, roundTrip } from 'vmstate/testing';
import { arbitrary } from 'vmstate/testing/arbitrary';
import { goldenFile } from 'vmstate/testing/node';
import { accessors, stateOf, vmstatePulseTimer } from './definition.js';
import { PulseTimer } from './pulse-timer.js';

const test = suite('pulse-timer');

function create(steps = 0): PulseTimer {
  const timer = new PulseTimer({ raise: () => {} });
  if (steps > 0) timer.start(1000, 8);
  for (let i = 0; i < steps; i++) timer.step();
  return timer;
}

test('nothing is forgotten', () => {
  assert.equal(audit(vmstatePulseTimer, create(), { bind: accessors, ignore: ['bus'] }), []);
});

test('the bytes are these', () => {
  const bytes = '01 /* counter, reload */ 03e5 03e8 /* divider, phase */ 08 03 /* pending */ 00 0000 0000 0000 0000';
  expectWire(vmstatePulseTimer, stateOf(create(27)), bytes);
});

test('a timer comes back', () => {
  roundTrip(vmstatePulseTimer, stateOf(create(20_000)), { into: () => stateOf(create()) });
});

test('any state comes back', () => {
  fc.assert(
    fc.property(arbitrary(vmstatePulseTimer), (state) => {
      roundTrip(vmstatePulseTimer, state);
    }),
  );
});

test('a loaded timer goes on', () => {
  const machine = {
    create: () => create(1),
    step: (timer: PulseTimer) => timer.step(),
    save: (timer: PulseTimer) => save(vmstatePulseTimer, stateOf(timer)),
    load: (timer: PulseTimer, bytes: Uint8Array) => {
      load(vmstatePulseTimer, stateOf(timer), bytes);
    },
  };
  resume(machine, { steps: 10_000, before: 1234 });
});

test('what was written before can be read, and is written as it was', () => {
  const states = { 'at power on': stateOf(create()), running: stateOf(create(27)) };
  goldens(vmstatePulseTimer, states, goldenFile('examples/testing/pulse-timer.golden.txt'), { release: '7.2' });
});

test.run();
