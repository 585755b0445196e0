/**
 * Resume: machines that go on as they did, and those that do not.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MismatchError, type Resumable, resume } from '../../src/testing/index.js';
import { load, save, uint8, uint16, vmstate } from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('testing/resume');

/** Counts every third step. */
class Counter {
  count = 0;
  phase = 0;
  cache: number | undefined = undefined;
  bus = { devices: [this as object], log: new Map<string, number>() };
  step() {
    this.phase = (this.phase + 1) % 3;
    if (this.phase === 0) this.count++;
    this.cache = this.count * 2;
  }
}
const whole = vmstate({ name: 'counter', versionId: 1, fields: { count: uint16(), phase: uint8() } });
const forgetful = vmstate({ name: 'counter', versionId: 1, fields: { count: uint16() } });

const machineOf = (def: typeof forgetful, look?: (counter: Counter) => unknown): Resumable<Counter> => ({
  create: () => new Counter(),
  save: (counter) => save(def, counter),
  load: (counter, bytes) => {
    load(def, counter, bytes);
  },
  step: (counter) => counter.step(),
  ...(look === undefined ? {} : { look }),
});

test('a machine that is saved whole goes on; caches may be ignored', () => {
  resume(machineOf(whole), { steps: 100, before: 7, ignore: ['cache'] });
  resume(
    machineOf(whole, ({ count, phase }) => [count, phase]),
    { steps: 100 },
  );
});

test('a cache that is not saved is seen right after the load', () => {
  const error = throwsError(() => resume(machineOf(whole), { steps: 10, before: 7 }), MismatchError, {
    code: 'resume',
    path: 'cache',
    expected: 4,
    actual: undefined,
  });
  assert.is(
    error.message,
    `cache: saved after 7 steps, the loaded machine differs right after the load; is it saved at all?
  expected  4
  actual    undefined`,
  );
});

test('a field that was forgotten is named', () => {
  throwsError(() => resume(machineOf(forgetful), { steps: 10, before: 7, ignore: [/cache/] }), MismatchError, {
    code: 'resume',
    path: 'phase',
    expected: 1,
    actual: 0,
  });
});

test('where only the effect is looked at, the step near which it shows is named', () => {
  const effect = machineOf(forgetful, ({ count }) => ({ count }));
  const error = throwsError(() => resume(effect, { steps: 100, before: 7 }), MismatchError, {
    code: 'resume',
    path: 'count',
  });
  assert.match(error.message, /differs 2 steps after the load/);
  // After 8 steps the phase that was forgotten happens to be right.
  resume(effect, { steps: 100, before: 9 });
});

test('no steps: only the load is compared', () => {
  resume(machineOf(whole), { steps: 0, before: 5, ignore: ['cache'] });
  throwsError(() => resume(machineOf(forgetful), { steps: 0, before: 5, ignore: ['cache'] }), MismatchError, {
    code: 'resume',
  });
});

test('what is compared goes into maps, sets and buffers, and around circles', () => {
  const of = (value: unknown): Resumable<{ value: unknown; self?: unknown }> => {
    let made = 0;
    return {
      create: () => {
        const machine: { value: unknown; self?: unknown } = { value: made++ === 0 ? value : structuredClone(value) };
        machine.self = machine;
        return machine;
      },
      save: () => new Uint8Array(0),
      load: () => {},
      step: (machine) => {
        if (machine.value instanceof Set && machine.value.size < 2) {
          if (made === 2) machine.value.add(2);
          made++;
        }
        if (machine.value instanceof Map) machine.value.set('n', made++);
        if (machine.value instanceof Uint8Array) machine.value[1] = made++;
        if (machine.value instanceof ArrayBuffer) new Uint8Array(machine.value)[0] = made++;
      },
    };
  };
  const fails = (value: unknown, path: string) =>
    throwsError(() => resume(of(value), { steps: 1, before: 0 }), MismatchError, { code: 'resume', path });
  fails(new Map([['m', 1]]), 'value<n>');
  fails(new Map<unknown, unknown>([[{}, 1]]), 'value[1][1]');
  fails(new Uint8Array(3), 'value[1]');
  fails(new ArrayBuffer(2), 'value[0]');
  fails(new Set([1]), 'value<2>');
  const alike = [
    new Map([
      [1, 2],
      [3, 4],
    ]),
    new Map([
      [3, 4],
      [1, 2],
    ]),
  ];
  resume({ create: () => alike.pop(), save: () => new Uint8Array(0), load: () => {}, step: () => {} }, { steps: 1 });
});

test.run();
