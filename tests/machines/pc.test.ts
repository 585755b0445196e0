import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../src/devices/index.js';
import { ValueError } from '../../src/errors.js';
import {
  buildMachine,
  type Device,
  findMachine,
  type MachineSpec,
  machines,
  pcI440fx23,
  pcI440fx72,
} from '../../src/machines/index.js';
import { readStream, writeStream } from '../../src/savevm/stream/index.js';
import { sameBytes } from '../../src/testing/index.js';
import { bytesOf, fixtures } from '../streams/recordings.js';
import { throwsError } from '../support/errors.js';

const test = suite('pc');
const MIB = 1 << 20;
const title = ({ name, release }: MachineSpec) => `${name} of ${release}`;

for (const spec of machines) {
  test(`${title(spec)} at reset is read back by its own description, every section typed`, () => {
    const stream = buildMachine(spec, { memory: 16 * MIB }).vm.save();
    const document = readStream(stream, { catalogue });
    assert.is(document.release, spec.release);
    for (const item of document.items)
      if (item.kind === 'device') assert.is(item.content.how, 'typed', item.header.idstr);
    sameBytes(writeStream(document), stream);
  });

  test(`${title(spec)} loads what it saved, memory and devices`, () => {
    const one = buildMachine(spec, { memory: 16 * MIB });
    channel(one, 1).count = 4660;
    one.ram.get('pc.ram')?.set([1, 2, 3, 4], 0x7c00);
    const stream = one.vm.save();
    const other = buildMachine(spec, { memory: 16 * MIB });
    other.vm.load(stream);
    assert.is(channel(other, 1).count, 4660);
    assert.equal([...(other.ram.get('pc.ram') as Uint8Array).subarray(0x7bff, 0x7c05)], [0, 1, 2, 3, 4, 0]);
    sameBytes(other.vm.save(), stream);
  });
}

function channel({ devices }: ReturnType<typeof buildMachine>, i: number) {
  const { state } = devices.get('i8254') as Device;
  return (state.channels as { count: number }[])[i] as { count: number };
}

/** Sections of the recording that belong to its moment; `piix4_pm` says in its configuration which ports there are. */
const OF_THE_MOMENT = new Set(['mc146818rtc', 'globalstate', '0000:00:01.3/piix4_pm']);

test('pc-i440fx-7.2 at reset has the sections, ids and bytes of a machine that QEMU paused at its start', () => {
  const fixture = fixtures().find(({ file }) => file.includes('pc-i440fx-7.2'));
  const recorded = sectionsOf(bytesOf(fixture as NonNullable<typeof fixture>));
  const ours = sectionsOf(buildMachine(pcI440fx72, { memory: 16 * MIB }).vm.save());
  // The recording has a serial and a parallel port, which shift the ids behind them.
  const extra = new Set(['serial', 'parallel_isa']);
  assert.equal(
    ours.map(({ name }) => name),
    recorded.map(({ name }) => name).filter((name) => !extra.has(name)),
  );
  for (const { name, instanceId, sectionId, bytes } of ours) {
    const other = recorded.find((section) => section.name === name && section.instanceId === instanceId);
    const shift = sectionId >= 22 ? 2 : 0;
    assert.is(other?.sectionId, sectionId + shift, `section id of ${name}`);
    if (!OF_THE_MOMENT.has(name)) sameBytes(bytes, other?.bytes as Uint8Array, name);
  }
});

function sectionsOf(stream: Uint8Array) {
  return readStream(stream).items.flatMap((item) =>
    item.kind === 'device'
      ? [
          {
            name: item.header.idstr,
            instanceId: item.header.instanceId,
            sectionId: item.header.sectionId,
            bytes: stream.subarray(item.offset, item.offset + item.length),
          },
        ]
      : [],
  );
}

test('a machine is found by name, in its oldest release or in one that is named', () => {
  assert.is(findMachine('pc-i440fx-2.3'), pcI440fx23);
  assert.is(findMachine('pc-i440fx-2.3', { release: '7.2' }).release, '7.2');
  throwsError(() => findMachine('pc-i440fx-9.9'), ValueError, { code: 'unknown-name' });
  throwsError(() => findMachine('pc-i440fx-7.2', { release: '2.3' }), ValueError, { code: 'unknown-name' });
});

test.run();
