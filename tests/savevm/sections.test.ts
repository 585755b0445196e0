/**
 * Which sections are written, and when: `needed`, early setup, unmigratable devices, old-style and live handlers.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ValueError } from '../../src/errors.js';
import { type LiveHandler, type OldStyleHandler, SaveVM } from '../../src/savevm/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { context, type Release, uint8, vmstate } from '../../src/vmstate/index.js';
import { ascii, concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';
import { ALL_RELEASES, counterState, vmstateCounter } from './machines.js';

const test = suite('sections');

const describeText = (stream: Uint8Array): string => {
  const text = new TextDecoder('latin1').decode(stream);
  return text.slice(text.indexOf('{'));
};
/** Nothing but sections: no configuration, no footers, no command. */
const bare = { configuration: false, footers: false, switchoverStart: false, description: false };
const bareMachine = (release: Release) => new SaveVM({ release, profile: bare });
const begin = hex`5145564d 00000003`;

test('a device that is not needed is left out of stream and description, but not in 2.3', () => {
  const optional = vmstate({ name: 'opt', versionId: 1, fields: { x: uint8() }, needed: ({ x }) => x !== 0 });
  for (const release of ALL_RELEASES) {
    const vm = new SaveVM({ release });
    const state = { x: 0 };
    vm.register(optional, state);
    const without = vm.save();
    const sent = describeText(without).includes('"opt"');
    assert.is(sent, release === '2.3', release);
    state.x = 1;
    const withIt = vm.save();
    assert.ok(describeText(withIt).includes('"opt"'));
    state.x = 0;
    sameBytes(vm.save(), without, 'and it goes again');
  }
});

test('needed is asked with the context that was registered', () => {
  const optional = vmstate({
    name: 'opt',
    versionId: 1,
    context: context<{ readonly on: boolean }>(),
    fields: { x: uint8() },
    needed: (_state, { on }) => on,
  });
  for (const on of [false, true]) {
    const vm = bareMachine('7.2');
    vm.register(optional, { x: 1 }, { context: { on } });
    sameBytes(vm.save(), concat(begin, on ? hex`04 00000000 03 6f7074 00000000 00000001 01 00` : hex`00`));
  }
});

test('needed that throws is a ValueError that names the section', () => {
  const broken = vmstate({
    name: 'opt',
    versionId: 1,
    fields: { x: uint8() },
    needed: () => {
      throw new Error('no');
    },
  });
  const vm = bareMachine('7.2');
  vm.register(broken, { x: 1 }, { path: 'pci' });
  throwsError(() => vm.save(), ValueError, { code: 'hook-failed', path: 'pci/opt' });
});

test('a device of early setup is sent in the setup phase, in list order and once, from 10.0 on', () => {
  const early = { versionId: 1, fields: { x: uint8() }, earlySetup: true };
  const mem = vmstate({ name: 'mem', ...early, priority: 'virtio-mem' });
  const late = vmstate({ name: 'late', ...early });
  const memSection = hex`04 00000002 03 6d656d 00000000 00000001 2a`;
  const lateSection = hex`04 00000003 04 6c617465 00000000 00000001 2b`;
  const counter = hex`04 00000001 07 636f756e746572 00000000 00000002 01020304 0506`;
  const start = hex`01 00000000 04 6c697665 00000000 00000001 53`;
  const complete = hex`03 00000000 45`;
  for (const release of ['7.2', '10.0'] as const) {
    const vm = bareMachine(release);
    vm.registerLive('live', { versionId: 1, setup: (to) => to.u8(0x53), complete: end, load: nothing });
    vm.register(vmstateCounter, counterState());
    vm.register(mem, { x: 42 });
    vm.register(late, { x: 43 });
    const pieces =
      release === '10.0'
        ? [memSection, start, lateSection, complete, counter]
        : [start, complete, memSection, counter, lateSection];
    sameBytes(vm.save(), concat(begin, ...pieces, hex`00`), release);
  }
});

test('early devices are described first', () => {
  const early = vmstate({ name: 'mem', versionId: 1, fields: { x: uint8() }, earlySetup: true });
  const vm = new SaveVM({ release: '11.1' });
  vm.register(vmstateCounter, counterState());
  vm.register(early, { x: 42 });
  assert.match(describeText(vm.save()), /"name": "mem".*"name": "counter"/);
});

test('an unmigratable device blocks saving and loading', () => {
  const passthrough = vmstate({ name: 'vfio', versionId: 1, fields: { x: uint8() }, unmigratable: true });
  const vm = new SaveVM({ release: '7.2' });
  const stream = vm.save();
  const remove = vm.register(passthrough, { x: 1 }, { path: '0000:00:02.0' });
  const blocked = { code: 'unmigratable', path: '0000:00:02.0/vfio' };
  throwsError(() => vm.save(), ValueError, blocked);
  throwsError(() => vm.load(stream), ValueError, blocked);
  throwsError(() => vm.load(hex`00`), ValueError, blocked);
  remove();
  vm.load(vm.save());
});

test('an old-style section is opaque, and its field has its own order of keys', () => {
  const slirp: OldStyleHandler = {
    versionId: 4,
    save: (to) => to.raw(hex`0102030405`),
    load: (from) => {
      from.take(5);
      return () => {};
    },
  };
  const vm = new SaveVM({ release: '7.2', profile: { configuration: false } });
  vm.registerOldStyle('slirp', slirp);
  const text =
    '{"page_size": 4096, "devices": [{"name": "slirp", "instance_id": 0, "size": 5, ' +
    '"fields": [{"name": "data", "size": 5, "type": "buffer"}]}]}';
  sameBytes(
    vm.save(),
    concat(
      begin,
      hex`04 00000000 05 736c697270 00000000 00000004  0102030405  7e 00000000  00  06 000000`,
      Uint8Array.of(text.length),
      ascii(text),
    ),
  );
});

test('the size of an old-style section follows what was written', () => {
  const vm = new SaveVM({ release: '5.2' });
  let length = 3;
  vm.registerOldStyle('slirp', { versionId: 4, save: (to) => to.zeros(length), load: () => () => {} });
  assert.match(
    describeText(vm.save()),
    '"size" : 3, "fields" : [ { "name" : "data", "size" : 3, "type" : "buffer" } ]',
  );
  length = 0;
  assert.match(
    describeText(vm.save()),
    '"size" : 0, "fields" : [ { "name" : "data", "size" : 0, "type" : "buffer" } ]',
  );
});

test('what an old-style handler throws is a ValueError that names the section', () => {
  const vm = new SaveVM({ release: '5.2' });
  const save = () => {
    throw new TypeError('broken');
  };
  vm.registerOldStyle('slirp', { versionId: 4, save, load: () => () => {} });
  throwsError(() => vm.save(), ValueError, { code: 'hook-failed', path: 'slirp' });
});

const nothing: LiveHandler['load'] = () => true;
const end: LiveHandler['complete'] = (to) => {
  to.u8(0x45);
  return undefined;
};

/** A live section that writes a letter in each phase. */
function phases(letter: number, more: Partial<LiveHandler> = {}): LiveHandler {
  return {
    versionId: 1,
    setup: (to) => to.u8(letter),
    *iterate(to) {
      to.u8(letter + 1);
      yield;
      to.u8(letter + 1);
    },
    *complete(to) {
      to.u8(letter + 2);
      yield;
    },
    load: nothing,
    ...more,
  };
}

test('all STARTs stand before all PARTs, which stand before command 11 and all ENDs', () => {
  const vm = new SaveVM({ release: '11.1', profile: { configuration: false, description: false } });
  vm.registerLive('a', phases(0x10));
  vm.registerLive('b', phases(0x20));
  sameBytes(
    vm.save(),
    concat(
      begin,
      hex`
      01 00000000 01 61 00000000 00000001 10    7e 00000000
      01 00000001 01 62 00000000 00000001 20    7e 00000001
      02 00000000                         1111  7e 00000000
      02 00000001                         2121  7e 00000001
      08 000b 0000
      03 00000000                         12    7e 00000000
      03 00000001                         22    7e 00000001
      00`,
    ),
  );
});

test('an inactive live section has no phase at all, one without iterate no PART', () => {
  const vm = bareMachine('7.2');
  let active = false;
  const { iterate: _, ...short } = phases(0x20);
  vm.registerLive('a', phases(0x10, { isActive: () => active }));
  vm.registerLive('b', short);
  sameBytes(vm.save(), concat(begin, hex`01 00000001 01 62 00000000 00000001 20  03 00000001 22  00`));
  active = true;
  assert.is(vm.save()[8 + 4], 0, 'section 0 begins now');
});

test('live sections are not described', () => {
  const vm = new SaveVM({ release: '7.2' });
  vm.registerLive('htab', phases(1));
  assert.is(describeText(vm.save()), '{"page_size": 4096, "devices": []}');
});

test('what a live handler throws is a ValueError that names the section, in every phase', () => {
  const broken = () => {
    throw new RangeError('broken');
  };
  const parts: Partial<LiveHandler>[] = [
    { setup: broken },
    { iterate: broken },
    {
      *iterate() {
        yield;
        broken();
      },
    },
    { complete: broken },
    { isActive: broken },
  ];
  for (const part of parts) {
    const vm = bareMachine('7.2');
    vm.registerLive('htab', phases(1, part), { path: 'spapr' });
    throwsError(() => vm.save(), ValueError, { code: 'hook-failed', path: 'spapr/htab' });
  }
});

test.run();
