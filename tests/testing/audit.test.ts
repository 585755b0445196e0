/**
 * Audit: what is covered, what is not, and what is ignored.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { audit } from '../../src/testing/index.js';
import {
  array,
  byRelease,
  local,
  qtailq,
  struct,
  tmp,
  uint8,
  uint16,
  uint32,
  unused,
  varray,
  vmstate,
} from '../../src/vmstate/index.js';

const test = suite('testing/audit');

const channel = vmstate({ name: 'channel', versionId: 1, fields: { count: uint16() } });
const def = vmstate({
  name: 'dev',
  versionId: 1,
  fields: { control: uint32(), channels: array(2, struct(channel)), gap: unused(4), late: uint8({ since: 2 }) },
});

const paths = (found: ReturnType<typeof audit>) => found.map(({ code, path }) => `${code} ${path}`);

class Device {
  control = 0;
  late = 0;
  channels = [
    { count: 1, reload: 5, dev: this as object },
    { count: 2, reload: 6, dev: this as object },
  ];
  prescaler = 3;
  cache = new Map<number, number>();
  onInterrupt: (() => void) | undefined = undefined;
  handler = () => {};
  #secret = 1;
  get secret() {
    return this.#secret;
  }
  step() {}
}

test('properties that no field covers are found, also in elements', () => {
  assert.equal(paths(audit(def, new Device())), [
    'uncovered channels[].reload',
    'uncovered channels[].dev',
    'uncovered prescaler',
    'uncovered cache',
  ]);
  assert.is(audit(def, new Device())[2]?.message, 'prescaler (3) is saved by no field of dev; add one, or ignore it');
});

test('what is ignored is not found, by path and by pattern; what need not be ignored is said', () => {
  const ignore = ['channels[].reload', /dev$/, 'prescaler', 'cache'];
  assert.equal(audit(def, new Device(), { ignore }), []);
  assert.equal(paths(audit(def, new Device(), { ignore: [...ignore, 'gone', 'control'] })), [
    'nothing-ignored gone',
    'nothing-ignored control',
  ]);
});

test('a field of another release is no cover; a local is one, for the definition names it', () => {
  const ladder = vmstate({
    name: 'ladder',
    versionId: 1,
    fields: { n: local<number>(), old: byRelease({ '2.3': uint8(), '5.2': unused(1) }), x: varray('n', uint8()) },
  });
  const object = { n: 1, old: 2, x: [3] };
  assert.equal(paths(audit(ladder, object)), ['uncovered old']);
  assert.equal(audit(ladder, object, { release: '2.3' }), []);
});

test('subsections, temporaries and lists are followed', () => {
  const sub = vmstate({ name: 'dev/sub', versionId: 1, fields: { a: uint8() } });
  const all = vmstate({
    name: 'dev',
    versionId: 1,
    fields: { list: qtailq(channel, { since: 1 }), temp: tmp(sub) },
    subsections: { sub },
  });
  const object = { list: [{ count: 1, next: null }], temp: { a: 1, b: 2 }, sub: { a: 1, c: 3 } };
  assert.equal(paths(audit(all, object)), ['uncovered list[].next', 'uncovered temp.b', 'uncovered sub.c']);
});

class Chip {
  private intRaw = 0;
  private readonly regs = { pc: 0, sp: 0, cycles: 0 };
  private readonly timers = [{ count: 1, alarm: 7 }];
  #hidden = 5;
  paused = false;
  constructor(readonly clock: object) {}
  static readonly accessors = {
    control: {
      get: (chip: Chip) => chip.intRaw,
      set: (chip: Chip, value: number) => {
        chip.intRaw = value;
      },
    },
    pc: {
      get: (chip: Chip) => chip.regs.pc + chip.regs.sp,
      set: (chip: Chip, value: number) => {
        chip.regs.pc = value;
      },
    },
    channels: { get: (chip: Chip) => chip.timers, set: () => {} },
    hidden: { get: (chip: Chip) => chip.#hidden, set: () => {} },
  };
}

test('what the accessors of bind read is covered, private and nested members included', () => {
  const chip = vmstate({
    name: 'chip',
    versionId: 1,
    fields: { control: uint32(), pc: uint32(), channels: array(1, struct(channel)), hidden: uint8() },
  });
  assert.equal(paths(audit(chip, new Chip({}), { bind: Chip.accessors })), [
    'uncovered clock',
    'uncovered regs.cycles',
    'uncovered timers[].alarm',
    'uncovered paused',
  ]);
});

test('an accessor may be the name of a property', () => {
  const one = vmstate({ name: 'one', versionId: 1, fields: { int_raw: uint8() } });
  assert.equal(paths(audit(one, { intRaw: 1, int_raw: 2 }, { bind: { int_raw: 'intRaw' } })), ['uncovered int_raw']);
});

test.run();
