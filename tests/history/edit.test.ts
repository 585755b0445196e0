/**
 * Snapshots: taking, editing by recipes, patches, differences, going back.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ValueError } from '../../src/errors.js';
import {
  diff,
  edit,
  patched,
  patchesBetween,
  readMemory,
  restoreSnapshot,
  takeSnapshot,
  writeMemory,
} from '../../src/history/index.js';
import { hex } from '../../src/testing/index.js';
import { throwsError } from '../support/errors.js';
import { type Machine, machine, PAGE } from './machine.js';

const test = suite('history/edit');

test('a snapshot has nothing in common with the live state', () => {
  const { vm, first, memory } = machine();
  memory[5] = 1;
  const snapshot = takeSnapshot<Machine>(vm);
  first.regs[0] = 99;
  first.channels[0] = { count: 99, on: true };
  memory[5] = 2;
  assert.equal(snapshot.devices.timer.regs, Uint32Array.of(1, 2, 3, 4));
  assert.is(snapshot.devices.timer.channels[0]?.count, 1);
  assert.equal(readMemory(snapshot, 'ram', 4, 3), hex`000100`);
  assert.equal(Object.keys(snapshot.devices), ['timer', 'timer 1', 'uart']);
  assert.throws(() => {
    (snapshot.devices.timer as { time: bigint }).time = 1n;
  }, /read only/);
});

test('a recipe changes what it names; the old snapshot stays, the rest is shared', () => {
  const { vm } = machine();
  const before = takeSnapshot<Machine>(vm);
  const { snapshot, patches, inverse } = edit(before, (devices) => {
    const [channel] = devices.timer.channels;
    if (channel) channel.count = 1000;
    devices.timer.regs[2] = 7;
    devices.uart.queue.push({ value: 2 });
  });
  assert.is(before.devices.timer.channels[0]?.count, 1);
  assert.equal(before.devices.timer.regs, Uint32Array.of(1, 2, 3, 4));
  assert.is(snapshot.devices.timer.channels[0]?.count, 1000);
  assert.equal(snapshot.devices.timer.regs, Uint32Array.of(1, 2, 7, 4));
  assert.is(snapshot.devices['timer 1'], before.devices['timer 1']);
  assert.is(snapshot.devices.timer.channels[1], before.devices.timer.channels[1]);
  assert.is(patches.length, 3);
  assert.equal(patched(before, patches).devices, snapshot.devices);
  assert.equal(patched(snapshot, inverse).devices, before.devices);
});

test('looking at a typed array, or writing what is there, is no change', () => {
  const before = takeSnapshot<Machine>(machine().vm);
  const { snapshot, patches } = edit(before, (devices) => {
    devices.timer.regs[1] = devices.timer.regs.reduce((sum, n) => sum + n, 0) - 8; // 2, as before
    devices.timer.time = 5n;
  });
  assert.equal(patches, []);
  assert.is(snapshot.devices, before.devices);
});

test('a part of the tree may be put in another place', () => {
  const before = takeSnapshot<Machine>(machine().vm);
  const { snapshot } = edit(before, (devices) => {
    devices.timer.regs[0] = 8;
    devices['timer 1'] = devices.timer;
  });
  assert.equal(snapshot.devices['timer 1'], snapshot.devices.timer);
  assert.is(snapshot.devices['timer 1'].regs[0], 8);
  assert.is(before.devices['timer 1'].regs[0], 1);
});

test('patches between two snapshots name what differs', () => {
  const { vm, first, uart } = machine();
  const before = takeSnapshot<Machine>(vm);
  first.time = 1n << 63n;
  first.regs[3] = 5;
  uart.queue.length = 0;
  const after = takeSnapshot<Machine>(vm, { before });
  const { patches, inverse } = patchesBetween(before, after);
  assert.equal(patched(before, patches).devices, after.devices);
  assert.equal(patched(after, inverse).devices, before.devices);
  assert.equal(patchesBetween(before, before).patches, []);
});

test('diff has values by path and memory by page', () => {
  const { vm, first, memory } = machine();
  const before = takeSnapshot<Machine>(vm);
  (first.channels[1] as { count: number }).count = 9;
  memory[3 * PAGE] = 1;
  memory[999 * PAGE + 255] = 1;
  const after = takeSnapshot<Machine>(vm, { before });
  assert.equal(diff(before, after), {
    values: [{ path: 'timer/channels[1].count', before: 2, after: 9 }],
    memory: [{ block: 'ram', pageSize: PAGE, pages: [3, 999] }],
  });
  assert.equal(diff(before, before), { values: [], memory: [] });
});

test('memory: what is the same is shared, what changed is copied', () => {
  const { vm, memory } = machine();
  memory.fill(7);
  const before = takeSnapshot(vm);
  memory[300 * PAGE] = 8;
  const after = takeSnapshot(vm, { before });
  const [a, b] = [before.memory.ram, after.memory.ram];
  assert.is(b?.copied, PAGE);
  assert.is(a?.chunks[0], b?.chunks[0]);
  assert.is.not(a?.chunks[1], b?.chunks[1]);
  assert.is(a?.chunks[1]?.[0], b?.chunks[1]?.[0]);
});

test('only pages that are said to be dirty are looked at', () => {
  const { vm, memory } = machine();
  const before = takeSnapshot(vm);
  memory[PAGE] = 1;
  memory[2 * PAGE] = 1;
  const after = takeSnapshot(vm, { before, dirty: () => [2] });
  assert.equal(diff(before, after).memory, [{ block: 'ram', pageSize: PAGE, pages: [2] }]);
});

test('memory of a snapshot is written into a new one', () => {
  const { vm } = machine();
  const before = takeSnapshot(vm);
  const after = writeMemory(before, 'ram', PAGE - 2, hex`01020304`);
  assert.equal(readMemory(after, 'ram', PAGE - 3, 6), hex`000102030400`);
  assert.equal(readMemory(before, 'ram', PAGE - 3, 6), hex`000000000000`);
  for (const offset of [-1, 0.5, 1000 * PAGE - 3]) {
    throwsError(() => writeMemory(before, 'ram', offset, hex`01020304`), ValueError, { code: 'out-of-range' });
  }
  throwsError(() => writeMemory(before, 'rom', 0, hex`01`), ValueError, { code: 'unknown-name', actual: 'rom' });
});

test('a machine goes back into the arrays and objects that it has', () => {
  const { vm, first, uart, memory } = machine();
  const { regs } = first;
  memory[1] = 1;
  const snapshot = takeSnapshot(vm);
  regs.fill(0);
  uart.queue.push({ value: 3 }, { value: 4 });
  memory.fill(9);
  restoreSnapshot(vm, snapshot);
  assert.is(first.regs, regs);
  assert.equal(regs, Uint32Array.of(1, 2, 3, 4));
  assert.equal(uart.queue, [{ value: 1 }]);
  assert.equal([memory[0], memory[1], memory[memory.length - 1]], [0, 1, 0]);
});

test('if one device refuses, nothing has changed', () => {
  const { vm, first, second, memory } = machine();
  const { snapshot } = edit(takeSnapshot<Machine>(vm), (devices) => {
    devices.timer.time = 10n;
    devices['timer 1'].time = 666n;
  });
  memory[0] = 5;
  throwsError(() => restoreSnapshot(vm, snapshot), ValueError, { code: 'hook-failed' });
  assert.equal([first.time, second.time, memory[0]], [5n, 5n, 5]);
});

test('a snapshot of another machine is refused', () => {
  const { vm } = machine();
  const snapshot = takeSnapshot(vm);
  const { uart: _, ...devices } = snapshot.devices;
  throwsError(() => restoreSnapshot(vm, { ...snapshot, devices }), ValueError, { code: 'unknown-name', path: 'uart' });
  throwsError(() => restoreSnapshot(vm, { ...snapshot, memory: {} }), ValueError, {
    code: 'unknown-name',
    path: 'ram/ram',
  });
});

test.run();
