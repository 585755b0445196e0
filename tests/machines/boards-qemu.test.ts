/**
 * Real QEMU 7.2 as the judge of the boards: it loads what we save, and what it saves again has the same CPU.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { processIo } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';
import { leavesOf, treeOf } from '../../src/cli/tree.js';
import { catalogue } from '../../src/devices/index.js';
import { boards } from '../../src/machines/boards/index.js';
import { buildMachine, type MachineSpec } from '../../src/machines/index.js';
import { type Content, readStream } from '../../src/savevm/stream/index.js';
import { QEMU_VM_CONFIGURATION } from '../../src/savevm/wire.js';
import { firstDifference } from '../../src/testing/index.js';
import {
  findQemu,
  loadStream,
  qemuVersion,
  recordDevices,
  recordStream,
  type Section,
  splitDevices,
} from '../qemu/qemu.js';

const test = suite('boards in real QEMU');

const isThere = ({ target }: MachineSpec) => {
  const binary = findQemu(target);
  return binary !== undefined && qemuVersion(binary).startsWith('7.2');
};
const missing = boards.filter((spec) => !isThere(spec)).map(({ target }) => `qemu-system-${target}`);
if (missing.length > 0) {
  console.log(`skipped: of real QEMU 7.2 there is no ${missing.join(', ')}`);
  if (process.env.VMSTATE_NEED_ALL) throw new Error(`QEMU 7.2 is needed, but there is no ${missing.join(', ')}`);
}

const EXIT_TB = 'the loader of PowerPC asks for the end of the block of code (CPU_INTERRUPT_EXITTB)';

/** Values in the sections of the CPU, by target, that QEMU does not send again as it got them, and why. */
const RECOMPUTED: Readonly<Record<string, string>> = {
  'ppc cpu_common interrupt_request': EXIT_TB,
  'ppc64 cpu_common interrupt_request': EXIT_TB,
};

interface Setting {
  readonly place: string;
  readonly value: string;
  /** How `info registers` shows it, without regard to case; not given for what it does not show. */
  readonly shown?: string;
}
const place = (name: string, value: string, shown = value): Setting => ({ place: name, value: `0x${value}`, shown });
const halted = (section: string): Setting => ({ place: `${section}.halted`, value: '1' });

/** What is set on the board of each target: a register of the CPU, or what is sent in place of one. */
const SETTINGS: Readonly<Record<string, Setting>> = {
  aarch64: place('cpu.env.xregs[3]', '1122334455667788'),
  alpha: place('cpu.env.ir[3]', '1122334455667788'),
  arm: place('cpu.env.regs[3]', '11223344'),
  avr: place('cpu.env.pc_w', '1234', '2468'), // shown in bytes
  cris: place('cpu.env.regs[3]', '11223344'),
  hppa: place('cpu.env.gr[3]', '11223344'),
  i386: place('cpu.env.regs[3]', '11223344'),
  loongarch64: place('cpu.env.gpr[3]', '1122334455667788'),
  m68k: place('cpu.env.dregs[3]', '11223344'),
  microblaze: halted('cpu.parent_obj'),
  microblazeel: halted('cpu.parent_obj'),
  mips: place('cpu.env.active_tc.gpr[3]', '11223344'),
  mipsel: place('cpu.env.active_tc.gpr[3]', '11223344'),
  mips64: place('cpu.env.active_tc.gpr[3]', '1122334455667788'),
  mips64el: place('cpu.env.active_tc.gpr[3]', '1122334455667788'),
  nios2: halted('cpu_common'),
  or1k: place('cpu.env.shadow_gpr[3]', '11223344'),
  ppc: place('cpu.env.gpr[3]', '11223344'),
  ppc64: place('cpu.env.gpr[3]', '1122334455667788'),
  riscv32: place('cpu.env.gpr[3]', '11223344'),
  riscv64: place('cpu.env.gpr[3]', '1122334455667788'),
  rx: halted('cpu_common'),
  s390x: place('cpu.env.regs[3]', '1122334455667788'),
  sparc: place('cpu.env.gregs[3]', '11223344'),
  sparc64: place('cpu.env.gregs[3]', '1122334455667788'),
  tricore: halted('cpu_common'),
};

for (const spec of boards) {
  const { name, target } = spec;
  const judge = isThere(spec) ? test : test.skip;

  judge(`QEMU loads ${name} of ${target} without a word and saves the same CPU again`, async () => {
    const stream = buildMachine(spec).vm.save();
    const { ok, status, log, resaved } = await loadStream({ ...commandOf(spec), stream });
    assert.ok(ok, log);
    assert.is(status, 'paused');
    const differences = differencesOf(stream, resaved as Uint8Array);
    assert.equal(unexplained(target, differences), []);
  });

  judge(`the CPU of ${name} of ${target} is at reset as QEMU has it`, async () => {
    const machine = commandOf(spec);
    const recorded = isSavable(spec) ? await recordStream(machine) : (await recordDevices(machine)).bytes;
    const stream = buildMachine(spec).vm.save();
    assert.equal(differencesOf(stream, recorded), []);
    if (isSavable(spec)) assert.equal(liveSectionsOf(stream), liveSectionsOf(recorded));
  });

  judge(`what --set puts into the CPU of ${name} of ${target} comes back from QEMU`, async () => {
    const setting = SETTINGS[target];
    assert.ok(setting, `no value to set is known for ${target}`);
    const folder = mkdtempSync(join(tmpdir(), 'vmstate-'));
    try {
      const file = join(folder, 'board.mig');
      const words = ['reference', name, '--target', target, '-o', file, '--set', `${setting.place}=${setting.value}`];
      const errors: string[] = [];
      const io = { ...processIo('test'), out: () => {}, err: (text: string) => errors.push(text) };
      assert.is(await run(words, io), 0, errors.join(''));
      const stream = new Uint8Array(readFileSync(file));
      assert.is(differencesOf(buildMachine(spec).vm.save(), stream).length, 1, 'one value is another than at reset');
      const hmp = ['info registers'];
      const { ok, log, hmp: said, resaved } = await loadStream({ ...commandOf(spec), stream, hmp });
      assert.ok(ok, log);
      assert.equal(unexplained(target, differencesOf(stream, resaved as Uint8Array)), []);
      const { shown = '' } = setting;
      assert.match((said['info registers'] as string).toLowerCase(), shown);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

function unexplained(target: string, differences: readonly string[]): string[] {
  return differences.filter((path) => RECOMPUTED[`${target} ${path}`] === undefined);
}

/** With pages larger than the host's 7.2 divides by zero when it saves memory. */
function isSavable({ pageSize }: MachineSpec): boolean {
  return pageSize <= 4096;
}

function commandOf(spec: MachineSpec) {
  const { target, name, arguments: args } = spec;
  const resave = isSavable(spec) ? true : ('devices' as const);
  return { target, machine: name, args, resave, timeLimitMs: 60_000 };
}

/** Sections that are written from values. Clocks and the run state are others when QEMU saves. */
const OWN = /^(cpu|cpu_common|s390_css)$/;

/** Paths of values in those sections that differ. */
function differencesOf(ours: Uint8Array, theirs: Uint8Array): string[] {
  const [left, right] = [sectionsOf(ours), sectionsOf(theirs)];
  assert.equal([...right.keys()], [...left.keys()], 'the same sections in the same order');
  const differences: string[] = [];
  for (const [key, our] of left) {
    const their = right.get(key) as Decoded;
    const { idstr, sectionId } = our.header;
    assert.is(their.header.sectionId, sectionId, `section id of ${key}`);
    if (!OWN.test(idstr) || firstDifference(our.bytes, their.bytes) === undefined) continue;
    const [was, is] = [our, their].map(({ content }) => content && leavesOf(treeOf(content)));
    const changed = [...(is ?? [])].filter(([path, { value }]) => text(was?.get(path)?.value) !== text(value));
    differences.push(...changed.map(([path]) => `${idstr} ${path}`));
    if (changed.length === 0) differences.push(`${idstr} in its bytes`);
  }
  return differences;
}

interface Decoded extends Section {
  /** Undefined where the stream does not describe it. */
  readonly content?: Content;
}

function sectionsOf(stream: Uint8Array): Map<string, Decoded> {
  const sections = isWhole(stream) ? decoded(stream) : splitDevices(stream);
  return new Map(sections.map((section) => [`${section.header.idstr} ${section.header.instanceId}`, section]));
}

/** Sections with phases, by name and id. QEMU sends RAM in as many parts as it takes. */
function liveSectionsOf(stream: Uint8Array): string[] {
  const { items } = readStream(stream, { catalogue, release: '7.2' });
  const live = items.filter((item) => item.kind === 'live');
  return [...new Set(live.map(({ header }) => `${header.type} ${header.idstr} ${header.sectionId}`))];
}

/** A whole stream has a configuration. */
function isWhole(stream: Uint8Array): boolean {
  return stream[8] === QEMU_VM_CONFIGURATION;
}

function decoded(stream: Uint8Array): Decoded[] {
  return readStream(stream, { catalogue, release: '7.2' }).items.flatMap((item) => {
    if (item.kind !== 'device') return [];
    const { header, content, offset, length } = item;
    return [{ header, content, bytes: stream.subarray(offset, offset + length) }];
  });
}

function text(value: unknown): string {
  return value instanceof Uint8Array ? value.join() : String(value);
}

test.run();
