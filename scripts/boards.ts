/**
 * Records boards with real QEMU 7.2 and writes what they are made of to `src/machines/boards/data/`:
 * `node scripts/run.js scripts/boards.ts`, with names of files to record those alone.
 *
 * Six targets cannot be saved by 7.2: it divides by zero where pages are larger than four KiB (SIGFPE). Of those,
 * `xen-save-devices-state` gives the devices without a description, so theirs are kept as bytes.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { RecordedBoard, RecordedSection } from '../src/machines/boards/board.js';
import { pack, packBytes, unpack } from '../src/machines/boards/recorded.js';
import { type BlockList, type DeviceSection, type Item, readStream } from '../src/savevm/stream/index.js';
import { findQemu, recordStream, startQemu } from '../tests/qemu/qemu.js';

/** What is recorded: the smallest board of each target that has little besides its CPU. */
interface Wanted {
  readonly target: string;
  readonly machine: string;
  readonly arguments?: readonly string[];
  /** Where 7.2 cannot save: the blocks of memory, and the section id of `ram`. */
  readonly blocks?: readonly (readonly [string, number])[];
  readonly pageSize?: number;
}

const MIB = 1 << 20;
const NO_FIRMWARE = ['-kernel', '/dev/null'];

const wanted: Readonly<Record<string, Wanted>> = {
  'aarch64-virt': { target: 'aarch64', machine: 'virt-7.2', arguments: ['-cpu', 'cortex-a57', '-m', '16'] },
  'arm-virt': { target: 'arm', machine: 'virt-7.2', arguments: ['-m', '16'] },
  'avr-arduino-uno': { target: 'avr', machine: 'arduino-uno' },
  'hppa-hppa': { target: 'hppa', machine: 'hppa', arguments: ['-m', '64'] },
  'm68k-an5206': { target: 'm68k', machine: 'an5206', arguments: ['-m', '16', ...NO_FIRMWARE] },
  'microblaze-petalogix': { target: 'microblaze', machine: 'petalogix-s3adsp1800' },
  'microblazeel-petalogix': { target: 'microblazeel', machine: 'petalogix-s3adsp1800' },
  'nios2-nommu': { target: 'nios2', machine: 'nios2-generic-nommu', arguments: ['-m', '16'] },
  'ppc-40p': { target: 'ppc', machine: '40p', arguments: ['-m', '16'] },
  'ppc64-mac99': { target: 'ppc64', machine: 'mac99', arguments: ['-m', '16'] },
  'riscv32-opentitan': { target: 'riscv32', machine: 'opentitan' },
  'riscv64-shakti-c': { target: 'riscv64', machine: 'shakti_c', arguments: ['-m', '16'] },
  'rx-gdbsim': { target: 'rx', machine: 'gdbsim-r5f562n8', arguments: ['-bios', '/dev/null'] },
  's390x-ccw-virtio': { target: 's390x', machine: 's390-ccw-virtio-7.2', arguments: ['-m', '16'] },
  'sparc-lx': { target: 'sparc', machine: 'LX', arguments: ['-m', '16'] },
};

/** Sections that definitions write; `s390_css` has null elements, of which its description says too little. */
const TYPED = new Set(['timer', 'cpu_common', 'cpu', 'globalstate', 's390_css']);

const names = process.argv.slice(2);
for (const [name, options] of Object.entries(wanted)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const recorded = await record(options);
  const file = `src/machines/boards/data/${name}.ts`;
  const text = JSON.stringify(recorded).replaceAll(/\],\[(?=\d+,)/g, '],\n[');
  await writeFile(
    file,
    `/** Recorded by \`scripts/boards.ts\`: do not change by hand. */\nimport type { RecordedBoard } from '../board.js';\n\nexport const recorded: RecordedBoard = ${text};\n`,
  );
  console.log(`${file}: ${recorded.sections.length} sections, ${text.length} bytes`);
}

async function record({ target, machine, arguments: args = [], blocks, pageSize }: Wanted): Promise<RecordedBoard> {
  const whole = blocks === undefined;
  const bytes = await (whole ? recordStream({ target, machine, args }) : recordDevices(target, machine, args));
  const stream = readStream(bytes, { release: '7.2' });
  const sections: RecordedSection[] = [];
  let ram: BlockList | undefined;
  let ramSectionId = 2;
  const registers = stream.items.flatMap(systemRegisters);
  for (const item of stream.items) {
    if (item.kind === 'device') sections.push(sectionOf(item, bytes));
    else if (item.kind === 'live' && item.body.kind === 'ram') {
      ramSectionId = item.header.sectionId;
      for (const part of item.body.records) if (part.kind === 'blocks') ram = part;
    }
  }
  const found = blocks ?? (ram as BlockList).blocks.map(({ name, length }) => [name, length] as const);
  const bits = stream.configuration?.target_page_bits?.target_page_bits;
  return {
    machine,
    target,
    arguments: args,
    pageSize: pageSize ?? stream.pageSize,
    ...(bits !== undefined && { targetPageBits: bits }),
    memory: memoryOf(args) ?? Math.max(...found.map(([, length]) => length)),
    ramSectionId,
    blocks: found,
    sections,
    ...(registers.length > 0 && { systemRegisters: registers }),
  };
}

function sectionOf({ header, content, offset, length }: DeviceSection, bytes: Uint8Array): RecordedSection {
  const { sectionId, idstr, instanceId, versionId } = header;
  const row = [sectionId, idstr, instanceId, versionId] as const;
  if (TYPED.has(idstr)) return row;
  if (content.how !== 'described') return [...row, packBytes(bytes.subarray(offset, offset + length))];
  const packed = pack(content.state);
  if (!isDeepStrictEqual(unpack(packed), content.state)) throw new Error(`${idstr} does not come out again`);
  return [...row, packed];
}

/** Which system registers an ARM CPU has, and what they hold. */
function systemRegisters(item: Item): (readonly [string, string])[] {
  if (item.kind !== 'device' || item.content.how !== 'described' || item.header.idstr !== 'cpu') return [];
  const { fields } = item.content.state;
  const valuesOf = (name: string) => fields.find((field) => field.name === name)?.elements;
  const indexes = [...((valuesOf('cpreg_vmstate_indexes') ?? []) as BigUint64Array)];
  const values = [...((valuesOf('cpreg_vmstate_values') ?? []) as BigUint64Array)];
  return indexes.map((index, i) => [index.toString(16), (values[i] as bigint).toString(16)]);
}

/** `-m` in bytes. */
function memoryOf(args: readonly string[]): number | undefined {
  const at = args.indexOf('-m');
  return at < 0 ? undefined : Number(args[at + 1]) * MIB;
}

/** The devices alone. */
async function recordDevices(target: string, machine: string, args: readonly string[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'vmstate-boards-'));
  const qemu = await startQemu({ binary: findQemu(target) as string, args: ['-M', machine, ...args, '-S'] });
  try {
    const filename = join(folder, 'devices');
    await qemu.execute('xen-save-devices-state', { filename, live: false });
    return new Uint8Array(await readFile(filename));
  } finally {
    await qemu.kill();
    await rm(folder, { recursive: true, force: true });
  }
}
