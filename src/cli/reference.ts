/**
 * `vmstate reference MACHINE`: a complete stream of a known machine at reset, with values and memory of one's own.
 */

import { ValueError } from '../errors.js';
import { boards } from '../machines/boards/index.js';
import {
  buildMachine,
  deviceKey,
  findMachine,
  type Machine,
  type MachineSpec,
  machines,
  namesakes,
} from '../machines/index.js';
import { layoutOf } from '../vmstate/_plan.js';
import { RELEASES, type Release } from '../vmstate/index.js';
import type { Io } from './io.js';
import { grouped, painter, plural, printJson, progressLine, sizeText, table, timeText } from './output.js';
import { type ExitCode, GOOD, Problem, reading } from './problems.js';
import { applySettings } from './settings.js';
import { parseSize } from './values.js';

/** What the command takes. */
export interface ReferenceOptions {
  readonly release?: string;
  readonly target?: string;
  readonly output?: string;
  readonly set?: readonly string[];
  readonly ram?: readonly string[];
  readonly memory?: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

const known: readonly MachineSpec[] = [...machines, ...boards];

/** Writes the stream, or lists the machines. */
export async function reference(io: Io, name: string | undefined, options: ReferenceOptions): Promise<ExitCode> {
  const { json = false } = options;
  const output = options.output === '-' ? undefined : options.output;
  if (options.list) return list(io, json);
  if (name === undefined) throw new Problem('name a machine; --list shows those that are known');
  if (output === undefined && json) {
    throw new Problem('--json speaks on stdout, so the stream needs a file: add -o FILE');
  }
  if (output === undefined && io.outIsTerminal) {
    throw new Problem('a stream is binary and does not belong on a terminal: add -o FILE, or pipe it');
  }
  const spec = specOf(name, options);
  const contents = (options.ram ?? []).map(splitRam);
  const machine = build(spec, options, new Set(contents.map(({ block }) => block)));
  for (const { block, file } of contents) fillBlock(io, machine, block, file);
  const settings = applySettings(machine, options.set ?? []);
  const begin = performance.now();
  const bytes = await write(io, machine, output);
  const milliseconds = performance.now() - begin;
  for (const note of [...others(spec, options), ...settings.notes()]) io.err(`note: ${note}\n`);
  report(io, machine, { output, json }, bytes, milliseconds);
  return GOOD;
}

function specOf(name: string, { release, target }: ReferenceOptions): MachineSpec {
  const wanted = release === undefined ? undefined : releaseOf(release);
  return refusing(() => findMachine(name, { release: wanted, target, among: known }));
}

/** Says which target was taken, where several have a machine of the name. */
function others({ name, target }: MachineSpec, options: ReferenceOptions): string[] {
  const targets = new Set(namesakes(name, known).map((spec) => spec.target));
  if (options.target !== undefined || targets.size === 1) return [];
  return [`this is the ${name} of ${target}; --target takes one of ${[...targets].join(', ')}`];
}

/** Runs what may refuse its arguments. */
function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ValueError) throw new Problem(error.message, 2, error.code);
    throw error;
  }
}

/** A release by its name. */
export function releaseOf(text: string): Release {
  const found = RELEASES.find((release) => release === text);
  if (found === undefined) throw new Problem(`there is no release ${text} here; use one of ${RELEASES.join(', ')}`);
  return found;
}

function splitRam(text: string): { block: string; file: string } {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new Problem(`--ram ${text}: write it as NAME=FILE`);
  return { block: text.slice(0, at), file: text.slice(at + 1) };
}

function build(spec: MachineSpec, { memory }: ReferenceOptions, given: ReadonlySet<string>): Machine {
  // What is given is sent, also of blocks whose pages QEMU makes itself.
  const blocks = spec.blocks.map((block) => (given.has(block.name) ? { ...block, omitted: false } : block));
  const size = memory === undefined ? spec.memory : parseSize(memory);
  if (size % spec.pageSize !== 0) throw new Problem(`the memory is made of pages of ${spec.pageSize} bytes`);
  try {
    return refusing(() => buildMachine({ ...spec, blocks }, { memory: size }));
  } catch (error) {
    if (error instanceof RangeError) throw new Problem(`${sizeText(size)} of memory are not to be had here`);
    throw error;
  }
}

function fillBlock(io: Io, { ram }: Machine, block: string, file: string): void {
  const memory = ram.get(block);
  if (memory === undefined) throw new Problem(`there is no block ${block}; there are ${[...ram.keys()].join(', ')}`);
  const bytes = reading(file, () => io.read(file));
  if (bytes.length > memory.length) {
    throw new Problem(`${file} has ${grouped(bytes.length)} bytes, but ${block} only ${grouped(memory.length)}`);
  }
  memory.set(bytes);
}

async function write(io: Io, { vm }: Machine, file: string | undefined): Promise<number> {
  const output = io.open(file);
  const progress = progressLine(io);
  const onProgress = ({ done, total }: { done: number; total: number }) =>
    progress.show(`memory: ${sizeText(done)} of ${sizeText(total)}`);
  let whole = false;
  try {
    const bytes = await vm.saveTo(output, { onProgress });
    whole = true;
    return bytes;
  } finally {
    progress.done();
    output.close(whole);
  }
}

interface ReportOptions {
  readonly output: string | undefined;
  readonly json: boolean;
}

function report(io: Io, machine: Machine, options: ReportOptions, bytes: number, milliseconds: number): void {
  const { spec, memory, ram } = machine;
  const { name, release, target } = spec;
  const { output, json } = options;
  const sections = sentSections(machine);
  const command = commandLine(machine, output ?? 'FILE');
  if (json) {
    const blocks = [...ram].map(([block, { length }]) => ({ name: block, length }));
    printJson(io, {
      machine: name,
      release,
      target,
      file: output,
      bytes,
      sections,
      memory,
      ram: blocks,
      milliseconds: Math.round(milliseconds),
      command,
    });
  }
  const where = output === undefined ? '' : `${output}: `;
  const facts = [plural(sections, 'section'), plural(bytes, 'byte'), timeText(milliseconds)];
  io.err(`${where}${name} as QEMU ${release} saves it, ${facts.join(', ')}\n`);
  io.err(`load it with: ${command}\n`);
}

/** Device sections that are needed, and so sent. */
function sentSections({ spec, devices }: Machine): number {
  return spec.sections.filter((section) => {
    if (!('def' in section)) return true;
    const { needed } = layoutOf(section.def, spec.release).hooks;
    return (
      needed === undefined ||
      needed(devices.get(deviceKey(section.def.name, section.instanceId))?.state, section.context, undefined)
    );
  }).length;
}

const MIB = 2 ** 20;

/** How real QEMU loads the stream; paused, so that it can be looked at. */
export function commandLine({ spec, memory }: Machine, file: string): string {
  const size = memory % MIB === 0 ? String(memory / MIB) : `${memory / 1024}k`;
  const plain = /^[\w./@:+-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
  const load = `exec:cat ${plain}`.replace(/["\\$`]/g, '\\$&');
  const words = [`qemu-system-${spec.target}`, '-M', spec.name, '-nodefaults'];
  if (!spec.fixedMemory) words.push('-m', size);
  words.push(...spec.arguments);
  return `${words.join(' ')} -S -incoming "${load}"`;
}

function list(io: Io, json: boolean): ExitCode {
  if (json) {
    printJson(io, {
      machines: known.map(({ name, release, target, memory, sections, blocks }) => ({
        name,
        release,
        target,
        memory,
        sections: sections.length,
        blocks: blocks.map((block) => block.name),
      })),
    });
    return GOOD;
  }
  const paint = painter(io);
  const rows = known.map(({ name, release, target, memory, sections }) => [
    name,
    release,
    `qemu-system-${target}`,
    sizeText(memory),
    String(sections.length),
  ]);
  const [head, ...lines] = table([['machine', 'release', 'loaded by', 'memory', 'sections'], ...rows], [4]);
  io.out(`${paint('bold', head as string)}\n${lines.map((line) => `${line}\n`).join('')}`);
  return GOOD;
}
