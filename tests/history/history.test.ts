/**
 * The history of a machine: undo, redo, rewinding, its bounds.
 */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ValueError } from '../../src/errors.js';
import { History } from '../../src/history/index.js';
import { throwsError } from '../support/errors.js';
import { type Machine, machine, PAGE } from './machine.js';

const test = suite('history/history');

test('undo goes back, redo forth, as far as there is something', () => {
  const { vm, first, memory } = machine();
  const history = new History(vm);
  assert.is(history.undo(), 0);
  for (let n = 0; n < 3; n++) {
    first.time = BigInt(n);
    memory[n] = 1;
    history.take();
  }
  assert.is(history.undo(), 1);
  assert.equal([first.time, ...memory.subarray(0, 3)], [1n, 1, 1, 0]);
  assert.is(history.undo(5), 1);
  assert.equal([first.time, ...memory.subarray(0, 3)], [0n, 1, 0, 0]);
  assert.is(history.undo(), 0);
  assert.is(history.redo(9), 2);
  assert.equal([first.time, ...memory.subarray(0, 3)], [2n, 1, 1, 1]);
});

test('what lay ahead goes when something new is taken', () => {
  const { vm, first } = machine();
  const history = new History(vm);
  for (const time of [1n, 2n, 3n]) {
    first.time = time;
    history.take();
  }
  history.undo(2);
  first.time = 9n;
  history.take();
  assert.equal([history.length, history.position, history.redo()], [2, 1, 0]);
  history.undo();
  assert.is(first.time, 1n);
});

test('an edit changes the machine, and can be undone', () => {
  const { vm, first } = machine();
  const history = new History<Machine>(vm);
  history.take();
  first.regs[1] = 20; // the machine has run on
  const { patches } = history.edit((devices) => {
    devices.timer.regs[0] = 0xffffffff;
  });
  assert.is(patches.length, 1);
  assert.equal([...first.regs], [0xffffffff, 20, 3, 4]);
  history.undo();
  assert.equal([...first.regs], [1, 20, 3, 4]);
});

test('an edit that the machine refuses is not kept', () => {
  const { vm, first } = machine();
  const history = new History<Machine>(vm);
  history.take();
  const refused = () =>
    history.edit((devices) => {
      devices.timer.time = 666n;
    });
  throwsError(refused, ValueError, { code: 'hook-failed' });
  assert.equal([history.length, first.time], [2, 5n]);
});

test('the oldest go when there are too many', () => {
  const { vm, first } = machine();
  const history = new History(vm, { limit: 3 });
  for (let n = 0; n < 10; n++) {
    first.time = BigInt(n);
    history.take();
  }
  assert.is(history.length, 3);
  history.undo(9);
  assert.is(first.time, 7n);
});

test('the oldest go when their pages are too many bytes; the newest stays', () => {
  const { vm, memory } = machine();
  memory.fill(1);
  const all = 1000 * PAGE;
  const history = new History(vm, { maximumBytes: all + 10 * PAGE });
  history.take();
  assert.is(history.bytes, all);
  for (let n = 0; n < 30; n++) {
    memory.fill(n, 0, 3 * PAGE);
    history.take();
    assert.ok(history.bytes <= all + 10 * PAGE);
  }
  assert.is(history.length, 4); // three of three pages each, and the one before them
  memory.fill(200);
  history.take();
  memory.fill(201);
  history.take();
  assert.is(history.length, 1);
});

test('a history without room is refused, as is a place that does not exist', () => {
  const { vm } = machine();
  throwsError(() => new History(vm, { limit: 0 }), ValueError, { code: 'out-of-range', path: 'limit' });
  throwsError(() => new History(vm).goTo(0), ValueError, { code: 'out-of-range', path: 'history' });
});

test('whatever was done, every snapshot brings its moment back', () => {
  const step = fc.record({
    time: fc.bigInt({ min: 0n, max: 600n }),
    reg: fc.nat({ max: 3 }),
    value: fc.nat(),
    at: fc.nat({ max: 1000 * PAGE - 1 }),
    byte: fc.nat({ max: 255 }),
    push: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.array(fc.nat({ max: 11 })), (steps, visits) => {
      const { vm, first, uart, memory } = machine();
      const history = new History(vm);
      const moments: unknown[] = [];
      const moment = () =>
        structuredClone({ first, uart, sum: memory.reduce((sum, byte, i) => sum + byte * (i + 1), 0) });
      for (const { time, reg, value, at, byte, push } of steps) {
        first.time = time;
        first.regs[reg] = value;
        memory[at] = byte;
        if (push) uart.queue.push({ value: byte });
        else uart.queue.pop();
        history.take();
        moments.push(moment());
      }
      for (const visit of visits) {
        const position = visit % steps.length;
        history.goTo(position);
        assert.equal(moment(), moments[position]);
      }
    }),
    { numRuns: 30 },
  );
});

test.run();
