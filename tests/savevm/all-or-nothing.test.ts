/**
 * A load that fails leaves devices and RAM as they were, whatever is wrong with the stream and wherever.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError, VMStateError } from '../../src/errors.js';
import { SaveVM } from '../../src/savevm/index.js';
import {
  alloc,
  array,
  bind,
  local,
  qtailq,
  type Release,
  uint8,
  uint16,
  uint32,
  varray,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';
import {
  type CounterState,
  counterState,
  type FdcState,
  fdcState,
  type ScsiState,
  twoPages,
  vmstateCounter,
  vmstateFdc,
  vmstateScsi,
} from './machines.js';

const test = suite('all or nothing');

interface Parts {
  readonly counter: CounterState;
  readonly fdc: FdcState;
  readonly scsi: ScsiState;
  readonly slirp: { bytes: Uint8Array };
  readonly ram: Uint8Array;
}

/** What is saved. */
const source = (): Parts => ({
  counter: counterState(),
  fdc: fdcState(),
  scsi: {
    busy: true,
    phase: 0x1234,
    luns: [
      { id: 1, sense_len: 2, sense: Uint8Array.of(0xaa, 0xbb) },
      { id: 2, sense_len: 0, sense: new Uint8Array(0) },
      { id: 3, sense_len: 1, sense: Uint8Array.of(0xcc) },
    ],
    requests: [
      { tag: 1, write: true },
      { tag: 2, write: false },
    ],
    retry: { left: 3 },
  },
  slirp: { bytes: Uint8Array.of(1, 2, 3) },
  ram: twoPages(256),
});

/** What it is loaded into: everything is different, optional parts are missing. */
const target = (): Parts => ({
  counter: { value: 0, step: 0 },
  fdc: { msr: 0, drives: [{ track: 1 }, { track: 2, rate: { rate: 9 } }], fifo: new Uint8Array(3) },
  scsi: {
    busy: false,
    luns: [0, 0, 0].map((id) => ({ id, sense_len: 0, sense: new Uint8Array(0) })),
    requests: [{ tag: 7, write: true }],
  },
  slirp: { bytes: new Uint8Array(3) },
  ram: new Uint8Array(512).fill(0x11),
});

function machine(parts: Parts, release: Release = '11.1', description = false): SaveVM {
  const vm = new SaveVM({ release, machine: 'isapc', pageSize: 256, profile: { description } });
  vm.registerRam('pc.ram', parts.ram);
  vm.register(vmstateCounter, parts.counter, { path: '0000:00:01.0' });
  vm.register(vmstateFdc, parts.fdc);
  vm.registerOldStyle('slirp', {
    versionId: 4,
    save: (to) => to.raw(parts.slirp.bytes),
    load: (from) => {
      const bytes = from.take(3).slice();
      return () => {
        const before = parts.slirp.bytes;
        parts.slirp.bytes = bytes;
        return () => {
          parts.slirp.bytes = before;
        };
      };
    },
  });
  vm.register(vmstateScsi, parts.scsi);
  return vm;
}

/** Loads into a fresh machine. On an error nothing may have changed, and the error says where. */
function attempt(stream: Uint8Array, release?: Release, description?: boolean): VMStateError | undefined {
  const parts = target();
  try {
    machine(parts, release, description).load(stream);
    return undefined;
  } catch (error) {
    assert.instance(error, VMStateError, `no error of ours: ${error}`);
    const known = error as VMStateError;
    assert.ok(known.offset !== undefined || known.path !== '', `an error without a place: ${known.message}`);
    if (known instanceof StreamError) assert.ok((known.offset ?? -1) >= 0 && (known.offset ?? -1) <= stream.length);
    assert.equal(parts, target(), `half loaded after: ${known.message}`);
    return known;
  }
}

test('the stream itself loads, all of it', () => {
  const parts = target();
  machine(parts).load(machine(source()).save());
  const { counter, fdc, scsi, slirp, ram } = source();
  // What is optional and did not come keeps its state.
  fdc.drives[1] = { track: 9, rate: { rate: 9 } };
  assert.equal(parts, { counter, fdc, scsi, slirp, ram });
});

for (const release of ['5.2', '11.1'] as const) {
  test(`every truncation of a stream of ${release} is refused as cut off, or lacks only its description`, () => {
    const stream = machine(source(), release, true).save();
    const text = new TextDecoder('latin1').decode(stream);
    const end = text.indexOf('{') - 5;
    const headers = ['fdrive/rate', 'scsi/retry'].map((name) => [text.indexOf(name) - 2, 2 + name.length] as const);
    for (let length = 0; length < stream.length; length++) {
      const error = attempt(stream.slice(0, length), release, true);
      if (length === end) assert.is(error, undefined, 'a missing description is only a warning');
      else if (error?.code === 'footer-missing') {
        // Half the header of a subsection is none: what it stands in goes on, or seems to end.
        assert.ok(
          headers.some(([begin, size]) => length > begin && length < begin + size),
          `cut at ${length}`,
        );
      } else assert.is(error?.code, 'truncated', `${release}, cut at ${length}`);
    }
  });
}

test('every byte changed: it loads, or nothing has happened', () => {
  const stream = machine(source()).save();
  let loads = 0;
  for (let at = 0; at < stream.length; at++) {
    // The middle of the page is data like any other.
    if (at > 120 && at < 280) continue;
    for (const change of [0x01, 0x80, 0xff]) {
      const damaged = stream.slice();
      damaged[at] = (damaged[at] as number) ^ change;
      if (attempt(damaged) === undefined) loads++;
    }
  }
  assert.ok(loads > 0 && loads < stream.length, `${loads} of them load`);
});

test('every byte taken out or doubled', () => {
  const stream = machine(source()).save();
  for (let at = 0; at < stream.length; at++) {
    if (at > 120 && at < 280) continue;
    attempt(Uint8Array.from([...stream.subarray(0, at), ...stream.subarray(at + 1)]));
    attempt(Uint8Array.from([...stream.subarray(0, at), 0xff, ...stream.subarray(at)]));
  }
});

const fragile = vmstate({
  name: 'fragile',
  versionId: 1,
  fields: { x: uint8() },
  postLoad: () => {
    throw new Error('no such mode');
  },
});

test('a postLoad that throws puts the devices back: optional parts, lists and lengths, too', () => {
  const parts = target();
  const { requests, luns } = parts.scsi;
  const vm = machine(parts);
  const from = machine(source());
  vm.register(fragile, { x: 0 });
  from.register(fragile, { x: 1 });
  const error = throwsError(() => vm.load(from.save()), ValueError, { code: 'hook-failed', path: 'fragile' });
  assert.instance(error.cause, Error);
  const { ram: _, ...devices } = parts;
  const { ram: __, ...before } = target();
  assert.equal(devices, before);
  assert.not('phase' in parts.scsi);
  assert.not('retry' in parts.scsi);
  assert.is(parts.scsi.requests, requests, 'the list is the one that was there');
  assert.is(parts.scsi.luns, luns);
  assert.is(parts.ram[0], 0xa5, 'memory is not put back, as said');
});

test('a setter that throws puts back what was written before it', () => {
  const parts = target();
  const refusing = {
    set value(_: number) {
      throw new RangeError('read-only');
    },
    get value() {
      return 1;
    },
    step: 2,
  };
  const vm = machine(parts);
  vm.register(vmstateCounter, refusing, { path: '9' });
  const from = machine(source());
  from.register(vmstateCounter, { value: 5, step: 6 }, { path: '9' });
  throwsError(() => vm.load(from.save()), ValueError, { code: 'hook-failed', path: '9/counter/value' });
  assert.equal(parts.fdc, target().fdc);
  assert.is(refusing.step, 2);
});

test('arrays that were made anew go back to what they were', () => {
  const table = vmstate({
    name: 'table',
    versionId: 1,
    fields: { n: uint32(), made: alloc(varray('n', uint16())), room: varray('n', uint16()), mode: local<number>() },
    postLoad: (state) => {
      state.mode = 9;
      state.room = new Uint16Array(5);
      throw new Error('no');
    },
  });
  const state = { n: 1, made: Uint16Array.of(1), room: Uint16Array.of(2, 3, 4), mode: 1 };
  const vm = new SaveVM({ release: '7.2' });
  vm.register(table, state);
  const from = new SaveVM({ release: '7.2' });
  from.register(table, { n: 2, made: [7, 8], room: [9, 10], mode: 0 });
  throwsError(() => vm.load(from.save()), ValueError, { code: 'hook-failed', path: 'table' });
  assert.equal(state, { n: 1, made: Uint16Array.of(1), room: Uint16Array.of(2, 3, 4), mode: 1 });
});

test('a list of very many elements is put back, too', () => {
  const item = vmstate({ name: 'item', versionId: 0, fields: { x: uint8() } });
  const queue = vmstate({ name: 'queue', versionId: 1, fields: { items: qtailq(item) } });
  const items = Array.from({ length: 200_000 }, () => ({ x: 1 }));
  const state = { items };
  const vm = new SaveVM({ release: '7.2', profile: { description: false } });
  vm.register(queue, state);
  vm.register(fragile, { x: 0 });
  const from = new SaveVM({ release: '7.2', profile: { description: false } });
  from.register(queue, { items: [{ x: 2 }] });
  from.register(fragile, { x: 0 });
  throwsError(() => vm.load(from.save()), ValueError, { code: 'hook-failed', path: 'fragile' });
  assert.is(state.items, items);
  assert.is(items.length, 200_000);
});

test('a bound object is put back through its accessors', () => {
  class Chip {
    #raw = 7;
    irq: { pending: number } | undefined;
    get raw() {
      return this.#raw;
    }
    poke(value: number) {
      this.#raw = value;
    }
  }
  const vmstateIrq = vmstate({ name: 'chip/irq', versionId: 1, fields: { pending: uint8() } });
  const vmstateChip = vmstate({
    name: 'chip',
    versionId: 1,
    fields: { raw: uint8() },
    subsections: { irq: vmstateIrq },
  });
  const chip = new Chip();
  const vm = new SaveVM({ release: '7.2' });
  vm.register(
    vmstateChip,
    bind(vmstateChip, chip, { raw: { get: (target) => target.raw, set: (target, value) => target.poke(value) } }),
  );
  const from = new SaveVM({ release: '7.2' });
  from.register(vmstateChip, { raw: 1, irq: { pending: 2 } });
  const stream = from.save();
  vm.load(stream);
  assert.equal([chip.raw, chip.irq], [1, { pending: 2 }]);
  chip.poke(7);
  chip.irq = undefined;
  vm.register(fragile, { x: 0 });
  from.register(fragile, { x: 0 });
  throwsError(() => vm.load(from.save()), ValueError, { code: 'hook-failed' });
  assert.equal([chip.raw, chip.irq], [7, undefined]);
});

test('a hook that loads in its turn does not get in the way of putting back', () => {
  const first = { bytes: new Uint8Array(100) };
  const second = { bytes: new Uint8Array(100) };
  const calls: string[] = [];
  let nested: Uint8Array | undefined;
  const postLoad = (name: string) => () => {
    calls.push(name);
    const stream = nested;
    nested = undefined; // once
    if (stream !== undefined) vm.load(stream);
    if (calls.length === 4) throw new Error('no');
  };
  const vm = new SaveVM({ release: '7.2' });
  for (const [name, state] of Object.entries({ first, second })) {
    const fields = { bytes: array(100, uint8()) };
    vm.register(vmstate({ name, versionId: 1, fields, postLoad: postLoad(name) }), state);
  }
  const saved = (a: number, b: number) => {
    first.bytes.fill(a);
    second.bytes.fill(b);
    return vm.save();
  };
  const outer = saved(1, 2);
  nested = saved(3, 4);
  saved(5, 6);
  throwsError(() => vm.load(outer), ValueError, { code: 'hook-failed', path: 'second' });
  assert.equal(calls, ['first', 'first', 'second', 'second']);
  assert.equal([first.bytes, second.bytes], [new Uint8Array(100).fill(5), new Uint8Array(100).fill(6)]);
});

test('an old-style section is taken back if it said how', () => {
  const order: string[] = [];
  const vm = new SaveVM({ release: '7.2' });
  for (const name of ['a', 'b']) {
    const load = () => () => {
      order.push(`+${name}`);
      return () => order.push(`-${name}`);
    };
    vm.registerOldStyle(name, { versionId: 1, save: () => {}, load });
  }
  vm.registerOldStyle('c', {
    versionId: 1,
    save: () => {},
    load: () => () => {
      throw new Error('no');
    },
  });
  throwsError(() => vm.load(vm.save()), ValueError, { code: 'hook-failed', path: 'c' });
  assert.equal(order, ['+a', '+b', '-b', '-a']);
});

test('a hook that throws while the stream is read stops before anything is written', () => {
  const parts = target();
  const early = vmstate({
    name: 'early',
    versionId: 1,
    fields: { x: uint8() },
    preLoad: () => {
      throw new Error('not now');
    },
  });
  const vm = machine(parts);
  vm.register(early, { x: 0 });
  const from = machine(source());
  from.register(early, { x: 1 });
  throwsError(() => vm.load(from.save()), ValueError, { code: 'hook-failed', path: 'early' });
  assert.equal(parts, target());
});

test('loadFrom puts devices back, too; memory is half loaded then', async () => {
  const stream = machine(source()).save();
  const parts = target();
  const cut = [stream.slice(0, stream.length - 20)];
  let error: unknown;
  await machine(parts)
    .loadFrom(cut)
    .catch((thrown) => {
      error = thrown;
    });
  assert.instance(error, StreamError);
  const { ram, ...devices } = parts;
  const { ram: _, ...before } = target();
  assert.equal(devices, before);
  assert.is(ram[0], 0xa5);
});

test.run();
