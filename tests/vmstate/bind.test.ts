/**
 * Binding a definition to an object that was there before it.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import {
  array,
  bind,
  bool,
  buffer,
  decode,
  describe,
  load,
  local,
  type StateOf,
  save,
  struct,
  uint8,
  uint16,
  uint32,
  unused,
  varray,
  vmstate,
} from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/bind');

class Alarm {
  armed = false;
  time = 0;
}

class RPTimer {
  private intRaw = 1;
  private readonly latched = new Uint8Array(2);
  paused = false;
  readonly alarms = [new Alarm(), new Alarm()];
  writes = 0;
  get raw() {
    return this.intRaw;
  }
  bytes() {
    return this.latched;
  }
  interrupt(value: number) {
    this.intRaw = value;
    this.writes++;
  }
}

const alarm = vmstate({ name: 'alarm', versionId: 1, fields: { armed: bool(), time: uint16() } });
const vmstateTimer = vmstate({
  name: 'rp2040-timer',
  versionId: 1,
  fields: {
    int_raw: uint32(),
    paused: bool(),
    latch: array(2, uint8()),
    gap: unused(1),
    alarms: array(2, struct(alarm)),
  },
});

const bound = (timer: RPTimer) =>
  bind(vmstateTimer, timer, {
    int_raw: { get: (t) => t.raw, set: (t, value) => t.interrupt(value) },
    paused: 'paused',
    latch: { get: (t) => t.bytes(), set: () => assert.unreachable('the array that get hands out is written in place') },
  });

const stream = hex`/* int_raw */ 00000007 /* paused */ 01 /* latch */ 0304 /* gap */ 00 /* alarms */ 01 0005 00 0006`;

test('a bound state reads the target', () => {
  const timer = new RPTimer();
  timer.alarms[1] = Object.assign(new Alarm(), { armed: true, time: 9 });
  sameBytes(save(vmstateTimer, bound(timer)), hex`00000001 00 0000 00 000000 010009`);
});

test('loading writes the target: through set, by name, and in place', () => {
  const timer = new RPTimer();
  const [first] = timer.alarms;
  load(vmstateTimer, bound(timer), stream);
  assert.is(timer.raw, 7);
  assert.is(timer.paused, true);
  assert.equal(timer.bytes(), hex`0304`);
  assert.is(timer.alarms[0], first);
  assert.instance(first, Alarm);
  assert.equal([first?.armed, first?.time], [true, 5]);
  sameBytes(save(vmstateTimer, bound(timer)), stream);
});

test('a load that fails does not touch the target', () => {
  const timer = new RPTimer();
  throwsError(() => load(vmstateTimer, bound(timer), stream.slice(0, -1)), StreamError, { code: 'truncated' });
  assert.is(timer.writes, 0);
  assert.equal(timer, new RPTimer());
});

test('what did not change is not set', () => {
  const timer = new RPTimer();
  load(vmstateTimer, bound(timer), hex`00000001 01 0000 00 000000 000000`);
  assert.is(timer.writes, 0);
  assert.is(timer.paused, true);
});

test('properties left out have the same name in the target; locals and subsections, too', () => {
  const sub = vmstate({ name: 'd/sub', versionId: 1, fields: { v: uint8() } });
  const def = vmstate({
    name: 'd',
    versionId: 1,
    fields: { n: local<number>(), x: varray('n', uint8()) },
    subsections: { sub },
  });
  const target = { n: 2, x: hex`0102`, sub: { v: 7 } as { v: number } | undefined };
  const state = bind(def, target, {});
  const bytes = save(def, state);
  sameBytes(bytes, hex`0102 05 05 642f737562 00000001 07`);
  target.sub = undefined;
  target.x = hex`0000`;
  load(def, state, bytes);
  assert.equal(target, { n: 2, x: hex`0102`, sub: { v: 7 } });
});

test('what get makes anew each time is handed to set', () => {
  const item = vmstate({ name: 'item', versionId: 1, fields: { v: uint8() } });
  const def = vmstate({
    name: 'd',
    versionId: 1,
    fields: { regs: array(2, uint16()), raw: buffer(2), items: array(2, struct(item)), one: struct(item) },
    subsections: { sub: vmstate({ name: 'd/sub', versionId: 1, fields: { v: uint8() } }) },
  });
  const chip = () => ({ regs: [1, 2], raw: 'ab', items: [1, 2], one: 5, sub: 6 });
  type Chip = ReturnType<typeof chip>;
  const stateOf = (target: Chip) =>
    bind(def, target, {
      regs: {
        get: (c) => Uint16Array.from(c.regs),
        set: (c, values) => {
          c.regs = [...values];
        },
      },
      raw: {
        get: (c) => Uint8Array.from(c.raw, (letter) => letter.charCodeAt(0)),
        set: (c, bytes) => {
          c.raw = String.fromCharCode(...bytes);
        },
      },
      items: {
        get: (c) => c.items.map((v) => ({ v })),
        set: (c, values) => {
          c.items = values.map(({ v }) => v);
        },
      },
      one: {
        get: (c) => ({ v: c.one }),
        set: (c, { v }) => {
          c.one = v;
        },
      },
      sub: {
        get: (c) => ({ v: c.sub }),
        set: (c, { v }) => {
          c.sub = v;
        },
      },
    });
  const other: Chip = { regs: [7, 8], raw: 'xy', items: [3, 2], one: 9, sub: 10 };
  const bytes = save(def, stateOf(other));
  const target = chip();
  load(def, stateOf(target), bytes);
  assert.equal(target, other);
  const failing = vmstate({
    name: 'd',
    versionId: 1,
    fields: def.fields,
    subsections: def.subsections as typeof def.subsections & object,
    postLoad: () => {
      throw new Error('no');
    },
  } as never);
  const kept = chip();
  throwsError(() => load(failing, stateOf(kept) as never, bytes), ValueError, { code: 'hook-failed' });
  assert.equal(kept, chip()); // and taken back
});

test('flat subsections: the same object again', () => {
  const extra = vmstate({ name: 'd/extra', versionId: 1, fields: { b: uint8() } });
  const def = vmstate({ name: 'd', versionId: 1, fields: { a: uint8() }, subsections: { extra } });
  const chip = { a: 1, b: 2 };
  const state = bind(def, chip, { extra: { get: (c) => bind(extra, c, {}), set: () => {} } });
  const bytes = save(def, state);
  sameBytes(bytes, hex`01 05 07 642f6578747261 00000001 02`);
  load(def, state, hex`03 05 07 642f6578747261 00000001 04`);
  assert.equal(chip, { a: 3, b: 4 });
  assert.equal(decode(def, bytes), { a: 1, extra: { b: 2 } });
});

test('the state of a binding is enumerable, in the order of the definition', () => {
  const state: StateOf<typeof vmstateTimer> = bound(new RPTimer());
  assert.equal(
    Object.keys(state).filter((key) => key !== 'gap'),
    ['int_raw', 'paused', 'latch', 'alarms'],
  );
  assert.match(describe(vmstateTimer, state), '{"name": "int_raw", "type": "uint32", "size": 4}');
});

test.run();
