/**
 * Boards: recorded sections as data, machines of them, and what the command says where it cannot do what is wanted.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { targets } from '../../src/devices/catalogue/targets.js';
import { catalogue, cpus } from '../../src/devices/index.js';
import { ValueError } from '../../src/errors.js';
import { boards } from '../../src/machines/boards/index.js';
import { pack, packBytes, type RecordedState, recordedHandler, unpack } from '../../src/machines/boards/recorded.js';
import { buildMachine, findMachine, type MachineSpec, machines } from '../../src/machines/index.js';
import { type DeviceSection, readStream, writeStream } from '../../src/savevm/stream/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { planOf } from '../../src/vmstate/_plan.js';
import { ByteReader, ByteWriter } from '../../src/vmstate/index.js';
import { command } from '../cli/command.js';
import { throwsError } from '../support/errors.js';

const test = suite('machines/boards');

const small = boards.filter(({ blocks }) => blocks.every((block) => block.length(0) <= 16 << 20));
const uno = findMachine('arduino-uno', { among: boards });

const recorded: RecordedState = {
  vmsd: 'device',
  version: 2,
  fields: [
    ['flags', 'uint32', '90'],
    ['fifo', 'uint8[16]', '0*14 12 ff'],
    ['when', 'timer', 'ffffffffffffffff'],
    ['psr', 'psr:4', '410000c0'],
    ['data', 'buffer:12', '0*4 ab 0*7'],
    ['drive', 'struct', [{ vmsd: 'drive', version: 1, fields: [['on', 'bool', '1']] }], 1],
    ['channels', 'struct[3]', [{ times: 3, vmsd: 'channel', version: 1, fields: [['count', 'uint16', '7']] }]],
  ],
  subsections: [{ vmsd: 'device/more', version: 1, fields: [['x', 'uint64', '1']] }],
};

const RECORDED_BYTES = hex`
  /* flags */ 00000090 /* fifo */ 0000000000000000000000000000 12ff
  /* when */ ffffffffffffffff /* psr */ 410000c0
  /* data */ 00000000ab00000000000000
  /* drive */ 01 /* channels */ 0007 0007 0007
  /* subsection */ 05 0b 6465766963652f6d6f7265 00000001 0000000000000001`;

test('data become values, and values the same data', () => {
  const state = unpack(recorded);
  assert.equal(pack(state), recorded);
  assert.equal(state.fields[0]?.elements, [0x90]);
  assert.equal(state.fields[2]?.elements, [-1n]);
  assert.is(state.fields[5]?.index, 1);
  assert.is(state.fields[6]?.elements.length, 3);
});

test('a recorded section is saved from its values, and loaded into them', () => {
  const handler = recordedHandler(2, recorded);
  const save = () => {
    const to = new ByteWriter(64);
    handler.save(to);
    return to.written();
  };
  sameBytes(save(), RECORDED_BYTES);
  const other = RECORDED_BYTES.slice();
  other[3] = 0x55;
  const undo = handler.load(new ByteReader(other), 2)() as () => void;
  sameBytes(save(), other);
  undo();
  sameBytes(save(), RECORDED_BYTES);
});

test('bytes that nobody described are kept as they are', () => {
  assert.is(packBytes(hex`00 00 0a ff ff`), '0*2 a ff*2');
  const to = new ByteWriter(8);
  recordedHandler(1, '0*2 a ff*2').save(to);
  sameBytes(to.written(), hex`00 00 0a ff ff`);
});

test('a field that data cannot stand for is refused', () => {
  const item = { vmsdName: 'item', version: 1, fields: [], subsections: undefined };
  const one = { arrayLen: undefined, index: undefined };
  const list = { name: 'list', type: 'qtailq', ...one, elements: [{ items: [item] }] };
  const state = { vmsdName: 'a', version: 1, fields: [{ ...list, opaqueContents: [] }], subsections: undefined };
  throwsError(() => pack(state), ValueError, { code: 'unsupported', path: 'list' });
});

for (const spec of small) {
  test(`${spec.name} of ${spec.target} can be read without its machine, and loaded by another`, () => {
    const stream = buildMachine(spec).vm.save();
    const document = readStream(stream, { catalogue, release: '7.2' });
    sameBytes(writeStream(document), stream);
    const devices = document.items.filter((item): item is DeviceSection => item.kind === 'device');
    const ids = document.items.flatMap((item) => (item.kind === 'command' ? [] : [item.header.sectionId]));
    assert.equal(new Set(ids), new Set([...spec.sections.map(({ sectionId }) => sectionId), spec.ramSectionId]));
    for (const { header, content } of devices) {
      if (/^cpu/.test(header.idstr)) assert.is(content.how, 'typed', header.idstr);
    }
    const other = buildMachine(spec);
    for (const [name, bytes] of other.ram) if (!name.startsWith('/rom@')) bytes.fill(0xa5);
    other.vm.load(stream);
    sameBytes(other.vm.save(), stream);
  });
}

test('several are small enough to be tried', () => {
  assert.ok(small.length >= 8);
});

test('each target has one board, and its definitions are those of its CPU', () => {
  const targets = boards.map(({ target }) => target);
  assert.is(new Set(targets).size, targets.length);
  assert.not.ok(targets.includes('x86_64')); // the PC
});

test('every target of 7.2 whose CPU can be migrated has one', () => {
  const known = new Set([...machines, ...boards].map(({ target }) => target));
  for (const { name, releases } of targets) {
    if (!releases.includes('7.2')) continue;
    const cpu = cpus.find((entry) => entry.targets.includes(name) && /^cpu(_common)?$/.test(entry.def.name));
    assert.ok(cpu, `no definition of the CPU of ${name}`);
    assert.is(known.has(name), !planOf(cpu.def, '7.2', 'save').def.unmigratable, name);
  }
});

test('of a machine that several targets have the first is taken, unless the target is said', async () => {
  const name = 'petalogix-s3adsp1800';
  assert.is(findMachine(name, { among: boards }).target, 'microblaze');
  assert.is(findMachine(name, { among: boards, target: 'microblazeel' }).target, 'microblazeel');
  throwsError(() => findMachine(name, { among: boards, target: 'avr' }), ValueError, { code: 'unknown-name' });
  const { code, err } = await command('reference', name, '-o', '/dev/null');
  assert.is(code, 0);
  assert.match(err, `note: this is the ${name} of microblaze; --target takes one of microblaze, microblazeel`);
});

test('a board has its own memory and no other', () => {
  const code = { code: 'refused', expected: uno.memory, actual: 1 << 20 };
  throwsError(() => buildMachine(uno, { memory: 1 << 20 }), ValueError, code);
});

test('the command: values of recorded devices cannot be set', async () => {
  const words = ['reference', 'LX', '-o', '/dev/null', '--set', 'iommu.iostart=1'];
  const { code, err } = await command(...words);
  assert.is(code, 2);
  assert.match(err, /iommu is kept as it was recorded/);
});

test('the command lists boards with the machines', async () => {
  const { code, out } = await command('reference', '--list');
  assert.is(code, 0);
  for (const { name, target } of [...boards] as MachineSpec[]) {
    assert.match(out, new RegExp(`${name}.*qemu-system-${target}`));
  }
});

test.run();
