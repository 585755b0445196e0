/**
 * Records boards with real QEMU 7.2 and writes what they are made of to `src/machines/boards/data/`:
 * `node scripts/run.js scripts/boards.ts`, with names of files to record those alone.
 *
 * Six targets cannot be saved by 7.2: it divides by zero where pages are larger than the host's (SIGFPE). Of those,
 * `xen-save-devices-state` gives the devices without a description, so theirs are kept as bytes.
 */
import { writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { RecordedBoard, RecordedSection } from '../src/machines/boards/board.js';
import { pack, packBytes, unpack } from '../src/machines/boards/recorded.js';
import { type BlockList, type DeviceSection, type Item, readStream } from '../src/savevm/stream/index.js';
import { recordDevices, recordStream, splitDevices } from '../tests/qemu/qemu.js';

/** What is recorded: the smallest board of each target that has little besides its CPU. */
interface Wanted {
  readonly target: string;
  readonly machine: string;
  readonly arguments?: readonly string[];
  /** Bytes of a page, where 7.2 cannot save the whole machine. */
  readonly pageSize?: number;
}

const MIB = 1 << 20;
const NO_FIRMWARE = ['-kernel', '/dev/null'];

const wanted: Readonly<Record<string, Wanted>> = {
  'aarch64-virt': { target: 'aarch64', machine: 'virt-7.2', arguments: ['-cpu', 'cortex-a57', '-m', '16'] },
  'alpha-clipper': { target: 'alpha', machine: 'clipper', arguments: ['-m', '16'], pageSize: 8192 },
  'arm-virt': { target: 'arm', machine: 'virt-7.2', arguments: ['-m', '16'] },
  'avr-arduino-uno': { target: 'avr', machine: 'arduino-uno' },
  'cris-axis-dev88': { target: 'cris', machine: 'axis-dev88', arguments: ['-m', '16', ...NO_FIRMWARE], pageSize: 8192 },
  'hppa-hppa': { target: 'hppa', machine: 'hppa', arguments: ['-m', '64'] },
  'loongarch64-virt': { target: 'loongarch64', machine: 'virt', arguments: ['-m', '1024'], pageSize: 16384 },
  'm68k-an5206': { target: 'm68k', machine: 'an5206', arguments: ['-m', '16', ...NO_FIRMWARE] },
  'microblaze-petalogix': { target: 'microblaze', machine: 'petalogix-s3adsp1800' },
  'microblazeel-petalogix': { target: 'microblazeel', machine: 'petalogix-s3adsp1800' },
  'mips-mipssim': { target: 'mips', machine: 'mipssim', arguments: ['-m', '16'] },
  'mipsel-mipssim': { target: 'mipsel', machine: 'mipssim', arguments: ['-m', '16'] },
  'mips64-mipssim': { target: 'mips64', machine: 'mipssim', arguments: ['-m', '16'] },
  'mips64el-mipssim': { target: 'mips64el', machine: 'mipssim', arguments: ['-m', '16'] },
  'nios2-nommu': { target: 'nios2', machine: 'nios2-generic-nommu', arguments: ['-m', '16'] },
  'or1k-sim': { target: 'or1k', machine: 'or1k-sim', arguments: ['-m', '16'], pageSize: 8192 },
  'ppc-40p': { target: 'ppc', machine: '40p', arguments: ['-m', '16'] },
  'ppc64-mac99': { target: 'ppc64', machine: 'mac99', arguments: ['-m', '16'] },
  'riscv32-opentitan': { target: 'riscv32', machine: 'opentitan' },
  'riscv64-shakti-c': { target: 'riscv64', machine: 'shakti_c', arguments: ['-m', '16'] },
  'rx-gdbsim': { target: 'rx', machine: 'gdbsim-r5f562n8', arguments: ['-bios', '/dev/null'] },
  's390x-ccw-virtio': { target: 's390x', machine: 's390-ccw-virtio-7.2', arguments: ['-m', '16'] },
  'sparc64-sun4u': { target: 'sparc64', machine: 'sun4u', arguments: ['-m', '16'], pageSize: 8192 },
  'tricore-testboard': { target: 'tricore', machine: 'tricore_testboard', pageSize: 16384 },
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

async function record(options: Wanted): Promise<RecordedBoard> {
  const { target, machine, arguments: args = [], pageSize } = options;
  const common = { machine, target, arguments: args };
  return pageSize === undefined ? recordWhole(common) : recordParts(common, pageSize);
}

type Common = Pick<RecordedBoard, 'machine' | 'target' | 'arguments'>;

async function recordWhole(common: Common): Promise<RecordedBoard> {
  const { target, machine, arguments: args } = common;
  const bytes = await recordStream({ target, machine, args });
  const stream = readStream(bytes, { release: '7.2' });
  const sections: RecordedSection[] = [];
  let ramSectionId = 2;
  let blocks: (readonly [string, number])[] = [];
  for (const item of stream.items) {
    if (item.kind === 'device') sections.push(sectionOf(item, bytes));
    if (item.kind !== 'live') continue;
    const { sectionId, idstr, instanceId, versionId } = item.header;
    if (item.body.kind === 'ram') {
      ramSectionId = sectionId;
      const list = item.body.records.find((part): part is BlockList => part.kind === 'blocks');
      if (list !== undefined) blocks = list.blocks.map(({ name, length }) => [name, length]);
    } else if (!sections.some(([id]) => id === sectionId)) sections.push([sectionId, idstr, instanceId, versionId]);
  }
  const registers = stream.items.flatMap(systemRegisters);
  const bits = stream.configuration?.target_page_bits?.target_page_bits;
  return {
    ...common,
    pageSize: stream.pageSize,
    ...(bits !== undefined && { targetPageBits: bits }),
    memory: memoryOf(args, blocks),
    ramSectionId,
    blocks,
    sections,
    ...(registers.length > 0 && { systemRegisters: registers }),
  };
}

/** In parts, where QEMU cannot save the whole: `ram` is the third entry of every machine. */
async function recordParts(common: Common, pageSize: number): Promise<RecordedBoard> {
  const { target, machine, arguments: args } = common;
  const { bytes, blocks } = await recordDevices({ target, machine, args });
  const sections = splitDevices(bytes).map(({ header, bytes: content }): RecordedSection => {
    const { sectionId, idstr, instanceId, versionId } = header;
    const row = [sectionId, idstr, instanceId, versionId] as const;
    return TYPED.has(idstr) ? row : [...row, packBytes(content)];
  });
  return { ...common, pageSize, memory: memoryOf(args, blocks), ramSectionId: 2, blocks, sections };
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

/** `-m` in bytes, or the largest block. */
function memoryOf(args: readonly string[], blocks: RecordedBoard['blocks']): number {
  const at = args.indexOf('-m');
  return at < 0 ? Math.max(...blocks.map(([, length]) => length)) : Number(args[at + 1]) * MIB;
}
