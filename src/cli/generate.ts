/**
 * `vmstate generate FILE... --device NAME`: the TypeScript definition of a device, from streams and dumps.
 */
import { readStream } from '../savevm/stream/index.js';
import { looksLikeDump, parseDump } from '../vmstate/dump/index.js';
import { type DumpFacts, generate, type StreamFacts } from '../vmstate/generate/index.js';
import type { Release } from '../vmstate/index.js';
import type { Io } from './io.js';
import { devicesOf, isCalled } from './open.js';
import { saveFile } from './output.js';
import { type ExitCode, GOOD, NO, Problem, reading } from './problems.js';
import { releaseOf } from './reference.js';

/** What the command takes. */
export interface GenerateOptions {
  readonly device: string;
  readonly output?: string;
  readonly release?: string;
  readonly import?: string;
}

/** What was found of the device, and what else is there. */
interface Found {
  readonly streams: StreamFacts[];
  readonly dumps: DumpFacts[];
  /** Files that had something. */
  readonly from: string[];
  /** Names of what they have. */
  readonly others: Set<string>;
}

/** Writes the definition file. */
export async function generateFile(io: Io, files: readonly string[], options: GenerateOptions): Promise<ExitCode> {
  const release = options.release === undefined ? undefined : releaseOf(options.release);
  const found: Found = { streams: [], dumps: [], from: [], others: new Set() };
  for (const file of files) {
    reading(file, () => {
      const bytes = io.read(file);
      if (looksLikeDump(bytes)) fromDump(file, bytes, options.device, found);
      else fromStream(file, bytes, options.device, release, found);
    });
  }
  const { streams, dumps, from, others } = found;
  if (streams.length === 0 && dumps.length === 0) {
    io.err(`no device is called ${options.device}; there are ${[...others].join(', ')}\n`);
    return NO;
  }
  if (streams.length === 0 && dumps.length > 1) {
    throw new Problem('a dump does not say whose release it is: give one, or streams beside them');
  }
  const { source } = generate({ streams, dumps }, { from, ...(options.import && { module: options.import }) });
  await saveFile(io, options.output, new TextEncoder().encode(source));
  return GOOD;
}

function fromStream(file: string, bytes: Uint8Array, device: string, release: Release | undefined, found: Found): void {
  // No catalogue: what matters is how the stream itself describes the section.
  const stream = readStream(bytes, release === undefined ? {} : { release });
  const before = found.streams.length;
  for (const section of devicesOf(stream)) {
    found.others.add(section.header.idstr);
    if (!isCalled(section, device)) continue;
    if (section.content.how !== 'described') {
      throw new Problem(`${file}: ${device} is an old-style section: the stream says nothing about what is in it`, NO);
    }
    found.streams.push({ release: stream.release, state: section.content.state });
  }
  if (found.streams.length > before) found.from.push(`${file}: QEMU ${stream.release}`);
}

function fromDump(file: string, bytes: Uint8Array, device: string, found: Found): void {
  const { devices, counts } = parseDump(bytes);
  for (const name of devices.keys()) found.others.add(name);
  const named = [...devices.values()].flatMap(({ name, description }) =>
    description !== undefined && [name, description.name].includes(device) ? [{ name, description }] : [],
  );
  // A type of that name comes before other types that share its vmsd.
  const best = named.find(({ name }) => name === device) ?? named[0];
  if (best === undefined) return;
  found.dumps.push({ description: best.description, counts });
  found.from.push(`${file}: -dump-vmstate`);
}
