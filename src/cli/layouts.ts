/**
 * Opening what `check` compares: modules that export definitions, streams, descriptions, dumps, the catalogue.
 */
import { QEMU_VM_CONFIGURATION, readFileHeader } from '../savevm/wire.js';
import { ByteReader, latin1 } from '../vmstate/bytes.js';
import {
  isDefinition,
  type Layouts,
  layoutsOfDefinitions,
  layoutsOfDescription,
  layoutsOfDump,
} from '../vmstate/compare/index.js';
import { findDescription, parseDescription } from '../vmstate/described/index.js';
import { type Dump, looksLikeDump, parseDump } from '../vmstate/dump/index.js';
import type { AnyVMState, Release } from '../vmstate/index.js';
import type { Io } from './io.js';
import { Problem, reading, WRONG } from './problems.js';

/** What a file holds. */
export type Source =
  | { readonly kind: 'definitions'; readonly definitions: readonly AnyVMState[] }
  | { readonly kind: 'dump'; readonly dump: Dump }
  | { readonly kind: 'description'; readonly layouts: Layouts };

/** The word that stands for the definitions of this package. */
const CATALOGUE = 'catalogue';
const MODULE = /\.[cm]?[jt]s$/;

/** Opens one side of a comparison. */
export async function openSource(io: Io, file: string): Promise<Source> {
  if (file === CATALOGUE) {
    const { catalogue } = await import('../devices/index.js');
    return { kind: 'definitions', definitions: catalogue.map(({ def }) => def) };
  }
  if (MODULE.test(file)) return { kind: 'definitions', definitions: definitionsIn(file, await importModule(io, file)) };
  return reading(file, () => sourceOf(io.read(file), file));
}

/** The layouts of what was opened; a release only matters to definitions. */
export function layoutsIn(source: Source, release: Release): Layouts {
  if (source.kind === 'definitions') return layoutsOfDefinitions(source.definitions, release);
  return source.kind === 'dump' ? layoutsOfDump(source.dump) : source.layouts;
}

function sourceOf(bytes: Uint8Array, file: string): Source {
  if (looksLikeDump(bytes)) {
    const isDescription = /^\s*\{\s*"(configuration|page_size)"/.test(new TextDecoder().decode(bytes.subarray(0, 256)));
    if (!isDescription) return { kind: 'dump', dump: parseDump(bytes) };
    return { kind: 'description', layouts: layoutsOfDescription(parseDescription(bytes)) };
  }
  const machine = machineIn(bytes);
  const place = findDescription(bytes);
  if (place === undefined) {
    const reason = 'the stream has no description, so nothing is known of its layouts';
    throw new Problem(`${file}: ${reason}; record it with one, or compare definitions`, WRONG, 'description-missing');
  }
  const description = parseDescription(bytes.subarray(place.start, place.end), { base: place.start });
  return { kind: 'description', layouts: layoutsOfDescription(description, machine) };
}

/** The machine type in the configuration, if there is one. */
function machineIn(bytes: Uint8Array): string | undefined {
  const from = new ByteReader(bytes);
  readFileHeader(from);
  if (from.u8() !== QEMU_VM_CONFIGURATION) return undefined;
  const name = from.take(from.u32());
  return latin1(name, 0, name.length);
}

async function importModule(io: Io, file: string): Promise<object> {
  try {
    return await io.import(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? 'this Node does not run TypeScript: build it to JavaScript, or use Node 22.18 or later'
        : message;
    throw new Problem(`${file}: cannot be imported: ${reason}`, WRONG, code ?? 'import-failed');
  }
}

/** Exports that are definitions, lists of them, or rows of a catalogue. */
function definitionsIn(file: string, module: object): AnyVMState[] {
  const found = new Set<AnyVMState>();
  // What CommonJS exports is one object, the default.
  const { default: whole } = module as { readonly default?: unknown };
  const more = typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? Object.values(whole) : [];
  for (const value of [...Object.values(module), ...more]) {
    for (const item of Array.isArray(value) ? value : [value]) {
      const def: unknown = typeof item === 'object' && item !== null && 'def' in item ? item.def : item;
      if (isDefinition(def)) found.add(def);
    }
  }
  if (found.size === 0) {
    throw new Problem(
      `${file} exports no definition; export what vmstate() returns, or a list of it`,
      WRONG,
      'no-definition',
    );
  }
  return [...found];
}
