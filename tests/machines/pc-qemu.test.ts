/**
 * Real QEMU 7.2 as the judge: it loads what we save, and what it saves again has the same device bytes.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { processIo } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';
import { leavesOf, treeOf } from '../../src/cli/tree.js';
import { catalogue } from '../../src/devices/index.js';
import { buildMachine, FIRMWARE_TEXT, type MachineSpec, machines } from '../../src/machines/index.js';
import { type DeviceSection, readStream } from '../../src/savevm/stream/index.js';
import { firstDifference } from '../../src/testing/index.js';
import { findQemu, loadStream, qemuVersion, runGuest } from '../qemu/qemu.js';

const test = suite('pc in real QEMU');
const TARGET = 'x86_64';
const MIB = 1 << 20;

const binary = findQemu(TARGET);
const version = binary === undefined ? 'none' : qemuVersion(binary);
const there = version.startsWith('7.2');
if (!there) {
  console.log(`skipped: real QEMU 7.2 is not here (found: ${version})`);
  if (process.env.VMSTATE_NEED_ALL) throw new Error('QEMU 7.2 is needed, but it is not installed');
}
const judge = there ? test : test.skip;

/** What QEMU recomputes or adds when it saves again, and why. */
const RECOMPUTED: Readonly<Record<string, string>> = {
  'mc146818rtc cmos_data': 'the time of day goes on along the clock of the host',
  'mc146818rtc update_timer': 'set anew from the clock of the host',
  'mc146818rtc next_alarm_time': 'set anew from the clock of the host',
  'globalstate size': 'QEMU was told to stay paused, and says so',
  'globalstate runstate': 'QEMU was told to stay paused, and says so',
};
/** Only when 7.2 loads a stream of 2.3: what 2.3 does not have. */
const ADDED_BY_7_2 = new Set(['cpu cpu/poll_control_msr.env.poll_control_msr']);

/** Bytes of the CMOS that hold the time of day. */
const TIME_OF_DAY = new Set([0, 2, 4, 6, 7, 8, 9, 12, 0x32]);

for (const spec of machines) {
  judge(`QEMU loads ${spec.name} as ${spec.release} saves it, and saves the same devices again`, async () => {
    const machine = buildMachine(spec, { memory: 16 * MIB });
    const stream = machine.vm.save();
    const result = await loadStream({ target: TARGET, machine: spec.name, memory: 16, stream, resave: true });
    assert.ok(result.ok, result.log);
    assert.is(result.log, '');
    assert.is(result.status, 'paused');
    for (const [section, field] of differences(spec, stream, result.resaved as Uint8Array)) {
      const known = `${section} ${field}` in RECOMPUTED || ADDED_BY_7_2.has(`${section} ${field}`);
      assert.ok(known, `${section} ${field} differs, and nobody recomputes it`);
    }
  });

  judge(`QEMU runs ${spec.name} as ${spec.release} saves it, from our program in its BIOS`, async () => {
    const stream = buildMachine(spec, { memory: 16 * MIB }).vm.save();
    const result = await runGuest({ target: TARGET, machine: spec.name, memory: 16, stream, until: '\n' });
    assert.is(result.status, 'running', result.log);
    assert.is(result.text, FIRMWARE_TEXT);
  });
}

/** Sections and fields that differ. Where both are of the same release, everything else is the same bytes. */
function differences(spec: MachineSpec, ours: Uint8Array, theirs: Uint8Array): [string, string][] {
  const [left, right] = [devices(ours), devices(theirs)];
  const sent = [...left.keys()].filter((key) => !(key === 'globalstate 0' && spec.name === 'pc-i440fx-2.3'));
  assert.equal([...right.keys()].sort(), sent.sort(), 'the same sections');
  const out: [string, string][] = [];
  for (const key of sent) {
    const [a, b] = [left.get(key) as Device, right.get(key) as Device];
    if (firstDifference(a.bytes, b.bytes) === undefined) continue;
    const name = a.section.header.idstr;
    const fields = changed(a.section, b.section).map((field): [string, string] => [name, field]);
    if (fields.length === 0) assert.is(firstDifference(a.bytes, b.bytes.subarray(0, a.bytes.length)), undefined, name);
    out.push(...fields);
  }
  return out;
}

interface Device {
  readonly section: DeviceSection;
  readonly bytes: Uint8Array;
}

function devices(stream: Uint8Array): Map<string, Device> {
  const found = new Map<string, Device>();
  for (const section of readStream(stream, { catalogue }).items) {
    if (section.kind !== 'device') continue;
    const { idstr, instanceId } = section.header;
    found.set(`${idstr} ${instanceId}`, {
      section,
      bytes: stream.subarray(section.offset, section.offset + section.length),
    });
  }
  return found;
}

/** Paths of values that differ. Fields have other names in 2.3 and 7.2, so renamed ones are compared by their bytes. */
function changed(a: DeviceSection, b: DeviceSection): string[] {
  const [left, right] = [leavesOf(treeOf(a.content)), leavesOf(treeOf(b.content))];
  const paths: string[] = [];
  for (const [path, node] of right) {
    const other = left.get(path);
    if (other === undefined) {
      if (path.includes('/')) paths.push(path); // a subsection that came to it
      continue;
    }
    const [old, now] = [other.value, node.value];
    if (path === 'cmos_data') {
      const bytes = [...(now as Uint8Array)].map((byte, i) => (byte === (old as Uint8Array)[i] ? -1 : i));
      assert.ok(
        bytes.every((i) => i < 0 || TIME_OF_DAY.has(i)),
        `CMOS bytes ${bytes.filter((i) => i >= 0)} differ`,
      );
      paths.push(path);
    } else if (text(old) !== text(now)) paths.push(path);
  }
  return paths;
}

function text(value: unknown): string {
  const plain = (_key: string, item: unknown) =>
    typeof item === 'bigint'
      ? `${item}n`
      : ArrayBuffer.isView(item)
        ? [...(item as unknown as Iterable<unknown>)]
        : item;
  return JSON.stringify(value, plain);
}

judge('what --set and --ram put into a stream of 2.3 comes back from QEMU', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vmstate-'));
  try {
    const [file, memory] = [join(folder, 'pc.mig'), join(folder, 'memory')];
    writeFileSync(memory, Uint8Array.from([0xde, 0xad, 0xbe, 0xef]));
    const words = ['reference', 'pc-i440fx-2.3', '-m', '16', '-o', file, '--ram', `pc.ram=${memory}`];
    const values = ['cpu.env.regs[3]=0x1234abcd', 'cpu.env.eip=0x7c00', 'i8254.channels[2].count=4660'];
    const io = { ...processIo('test'), out: () => {}, err: () => {} };
    assert.is(await run([...words, ...values.flatMap((value) => ['--set', value])], io), 0);
    const stream = new Uint8Array(readFileSync(file));
    const hmp = ['info registers', 'xp /4xb 0'];
    const machine = { target: TARGET, machine: 'pc-i440fx-2.3', memory: 16, stream };
    const result = await loadStream({ ...machine, hmp, resave: true });
    assert.ok(result.ok, result.log);
    assert.match(result.hmp['info registers'] as string, /EBX=1234abcd|RBX=000000001234abcd/);
    assert.match(result.hmp['info registers'] as string, /[ER]IP=0*7c00/);
    assert.match(result.hmp['xp /4xb 0'] as string, /0xde 0xad 0xbe 0xef/);
    const pit = devices(result.resaved as Uint8Array).get('i8254 0')?.section as DeviceSection;
    assert.is(leavesOf(treeOf(pit.content)).get('channels[2].count')?.value, 4660);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.run();
