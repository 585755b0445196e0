/**
 * The TypeScript of a device's definition, written from streams, `-dump-vmstate` files, or both.
 *
 * Types, sizes and values come from the streams, versions, conditions and what was not sent from the dumps. The result
 * compiles, and reads and writes again the sections that it was made from; what nobody can know from them is marked by
 * a comment.
 */
import { DefinitionError } from '../../errors.js';
import type { DescribedState } from '../described/index.js';
import type { DumpDescription } from '../dump/index.js';
import { RELEASES, type Release } from '../release.js';
import { dumpFits, layoutOf } from './layout.js';
import type { Layout } from './model.js';
import { type Sighting, sightingOf } from './sighting.js';
import { Source } from './source.js';
import { tableOf } from './table.js';

/** One section of a stream, decoded by its own description. */
export interface StreamFacts {
  readonly release: Release;
  readonly state: DescribedState;
}

/** The layout of the device in a dump. Its release is not in it: it is taken where it fits. */
export interface DumpFacts {
  readonly description: DumpDescription;
  /** Whether the dump says how long arrays are; see `Dump`. */
  readonly counts: boolean;
}

/** What a definition is made of. */
export interface Sources {
  readonly streams?: readonly StreamFacts[];
  readonly dumps?: readonly DumpFacts[];
}

export interface GenerateOptions {
  /** The module that the words of definitions come from; `vmstate` if not given. */
  readonly module?: string;
  /** Where the facts came from, for the heading: names of files. */
  readonly from?: readonly string[];
}

/** What was written. */
export interface Generated {
  readonly source: string;
  /** The name of the definition that was asked for: `vmstatePit`. */
  readonly identifier: string;
}

/**
 * Writes a definition file. All sections have to be of one device; those of one release are put together, those of
 * several become ladders.
 *
 * @throws {DefinitionError} `bad-name` when they are of several devices, `bad-count` when there are none, `bad-version`
 * and `bad-count` for numbers in a dump that no QEMU writes.
 * @example
 * const { items } = readStream(bytes); // without a catalogue, so that sections are decoded by their description
 * const { source } = generate({ streams: [{ release: '7.2', state: section.content.state }] });
 */
export function generate({ streams = [], dumps = [] }: Sources, options: GenerateOptions = {}): Generated {
  const names = new Set(streams.map(({ state }) => state.vmsdName));
  if (names.size > 1) {
    throw new DefinitionError(
      'bad-name',
      `these are sections of several devices; name one of ${[...names].join(', ')}`,
      {
        actual: [...names],
      },
    );
  }
  for (const { description } of dumps) checkDump(description);
  const layouts = new Map<Release, Layout>();
  for (const release of RELEASES) {
    const sightings = streams.filter((one) => one.release === release).map(({ state }) => sightingOf(state));
    if (sightings.length === 0) continue;
    checkAlike(sightings);
    const dump = dumps.find(({ description }) => dumpFits(description, sightings)) ?? dumps[0];
    layouts.set(release, layoutOf(sightings, { dump: dump?.description, counts: dump?.counts === true }));
  }
  const seen = [...layouts.keys()];
  if (seen.length === 0) {
    const [dump] = dumps;
    if (dump === undefined) throw new DefinitionError('bad-count', 'there is neither a section nor a dump to go by');
    layouts.set('11.1', layoutOf([], { dump: dump.description, counts: dump.counts }));
  }
  const table = tableOf(layouts);
  const source = new Source();
  const identifier = source.add(table, 'top');
  return {
    source: source.print(
      headingOf(table.name, seen, dumps.length > 0, options),
      identifier,
      options.module ?? 'vmstate',
    ),
    identifier,
  };
}

/** A definition of what stands in a dump has to be one that can be made. */
function checkDump({ name, versionId, minimumVersionId, fields = [], subsections = [] }: DumpDescription): void {
  if (name === '' || name.length > 255) {
    throw new DefinitionError('bad-name', 'a description needs a name of 1 to 255 bytes', { actual: name });
  }
  if (minimumVersionId < 0 || minimumVersionId > versionId || versionId > 0x7fffffff) {
    const reason = `versions ${minimumVersionId} to ${versionId} cannot be`;
    throw new DefinitionError('bad-version', reason, { path: name, actual: versionId });
  }
  for (const field of fields) {
    const { versionId: since, size, num = 0, description } = field;
    if (since < 0)
      throw new DefinitionError('bad-version', 'a version is at least 0', { path: `${name}.${field.name}` });
    if (size < 0 || num < 0) {
      throw new DefinitionError('bad-count', 'a size is at least 0', { path: `${name}.${field.name}`, actual: size });
    }
    if (description !== undefined) checkDump(description);
  }
  for (const subsection of subsections) checkDump(subsection);
}

/** Nine vmsds hold another of their own name, and a board may have the inner one as well (`serial`). */
function checkAlike(sightings: readonly Sighting[]): void {
  const [first, ...others] = sightings as [Sighting, ...Sighting[]];
  const names = new Set(first.fields.map(({ name }) => name));
  const other = others.find(
    ({ fields }) => fields.length > 0 && names.size > 0 && !fields.some(({ name }) => names.has(name)),
  );
  if (other === undefined) return;
  const reason = `several layouts are called ${first.name}, one begins with ${first.fields[0]?.name}, one with ${other.fields[0]?.name}; name a section and its instance`;
  throw new DefinitionError('bad-name', reason, { actual: first.name });
}

function headingOf(name: string, seen: readonly Release[], dump: boolean, { from = [] }: GenerateOptions): string[] {
  const streams = seen.length === 0 ? undefined : `streams of QEMU ${seen.join(', ')}`;
  const what = [streams, dump ? 'a dump' : undefined].filter((one) => one !== undefined).join(' and ');
  const lines = [`\`${name}\`: written by \`vmstate generate\` from ${what}.`];
  if (from.length > 0) lines.push('', ...from.map((file) => `- ${file}`));
  if (seen.length === 0) {
    lines.push(
      '',
      'A dump has no types: they are guessed from sizes in memory, structs may be lists, and before 10.0 it does not',
    );
    lines.push('say what is an array. Comments say what is to be written.');
  } else if (dump) lines.push('', 'Comments say what is to be checked or written.');
  else {
    lines.push(
      '',
      'A stream does not say which older versions can be loaded (none, until `minimumVersionId` is lowered), which',
    );
    lines.push(
      'counts vary, which fields have a condition, and what was not sent. Comments say what is to be written.',
    );
  }
  return lines;
}
