/**
 * Laws of every CPU in the catalogue, in every release: versions from the minimum to the current are loaded, others are
 * refused; what cannot be migrated is refused as QEMU does.
 */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CpuEntry, cpus } from '../../src/devices/index.js';
import { DefinitionError, StreamError, ValueError } from '../../src/errors.js';
import { SaveVM } from '../../src/index.js';
import { sameBytes } from '../../src/testing/index.js';
import { type Plan, planOf } from '../../src/vmstate/_plan.js';
import { type AnyVMState, type Definition, decode, encode, RELEASES, type Release } from '../../src/vmstate/index.js';
import { throwsError } from '../support/errors.js';
import { filled } from './filled.js';

const test = suite('devices/cpu-versions');

/** Runs a case: what fast-check tries. */
const RUNS = 4;

interface Row extends CpuEntry {
  readonly release: Release;
  readonly layout: Definition;
  readonly title: string;
}

/** Each definition in each release that can have it. */
const rows: Row[] = cpus.flatMap((entry, i) =>
  RELEASES.flatMap((release): Row[] => {
    const layout = layoutIn(entry, release);
    if (layout === undefined) return [];
    const title = `${layout.name} (row ${i}) of ${entry.targets.join(', ')} in ${release}`;
    return [{ ...entry, release, layout, title }];
  }),
);

function layoutIn({ def }: CpuEntry, release: Release): Definition | undefined {
  try {
    return planOf(def, release, 'save').def;
  } catch (error) {
    if (error instanceof DefinitionError && error.code === 'not-in-release') return undefined;
    throw error;
  }
}

/** Numbers without end out of one, the same each time (a linear congruence). */
function numbers(seed: number): () => number {
  let x = seed >>> 0;
  return () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return (x ^ (x >>> 15)) >>> 0;
  };
}

const versioned = rows.filter(({ layout }) => !layout.unmigratable);

/** Structs and subsections that load older versions of themselves, whatever they are in; each once a release. */
const nested = versioned.flatMap((row): Row[] => {
  const found = new Map<Definition, Row>();
  const look = (plan: Plan) => {
    for (const sub of [...plan.fields.flatMap((field) => field.sub ?? []), ...plan.subsections.map((s) => s.plan)]) {
      const { def } = sub;
      const title = `${def.name} in ${row.title}`;
      if (def.minimumVersionId < def.versionId) found.set(def, { ...row, def: def as AnyVMState, layout: def, title });
      look(sub);
    }
  };
  look(planOf(row.def, row.release, 'save'));
  return [...found.values()];
});

/** Tries a law on every row and version; what fails is listed, row by row. */
function everywhere(law: (row: Row, version: number, seed: number) => void, among = versioned): number {
  const failures: string[] = [];
  let older = 0;
  for (const row of among) {
    const { minimumVersionId, versionId } = row.layout;
    for (let version = minimumVersionId; version <= versionId; version++) {
      if (version < versionId) older++;
      const numRuns = version < versionId ? 4 * RUNS : RUNS;
      const { failed, errorInstance, counterexample } = fc.check(
        fc.property(fc.integer(), (seed) => law(row, version, seed)),
        { numRuns },
      );
      if (failed) failures.push(`${row.title}, version ${version}, seed ${counterexample}: ${errorInstance}`);
    }
  }
  assert.equal(failures, []);
  return older;
}

/** What is encoded at a version is decoded at it; what the version does not have stays. */
function comesBack({ def, release, context }: Row, version: number, seed: number): void {
  const options = { release, version, context };
  const bytes = encode(def, filled(def, options, numbers(seed)), options as never);
  const base = filled(def, { release, context }, numbers(~seed));
  const decoded = decode(def, bytes, { ...options, base } as never) as Record<string, unknown>;
  sameBytes(encode(def, decoded, options as never), bytes);
  for (const { key } of planOf(def, release, 'load', version).kept) assert.equal(decoded[key], base[key], key);
}

test('what any version from the minimum on saves is loaded again, and the rest keeps its values', () => {
  const older = everywhere(comesBack);
  assert.ok(older > 20, `only ${older} cases of an older version`);
});

test('so are older versions of structs and subsections', () => {
  const older = everywhere(comesBack, nested);
  assert.ok(older > 0, 'no case of an older version');
});

/** A stream of one section, saved at a version. */
function streamOf({ def, release, context }: Row, version: number, state: object): Uint8Array {
  const vm = new SaveVM({ release, profile: PLAIN });
  vm.register(def, state, { context, version });
  return vm.save();
}

/** Where the version stands in it, after a name of no length: file header, type, id, length, instance. */
const VERSION_AT = 8 + 1 + 4 + 1 + 4;

/** Sections alone: a header, sections, the end. */
const PLAIN = { configuration: false, footers: false, description: false, switchoverStart: false };

/** Whether the loader has something against zeros, whatever their version is. */
function refusesItself({ layout }: Row, vm: SaveVM, current: Uint8Array): boolean {
  const result = vm.tryLoad(current);
  return layout.hooks.postLoad !== undefined && !result.ok && result.error instanceof ValueError;
}

test('a machine loads the section of any such version, and refuses one below and above', () => {
  const older = everywhere((row, version) => {
    const { def, release, context, layout } = row;
    const { versionId, minimumVersionId, loadOld } = layout;
    const zeros = (options: object) => filled(def, { release, context, ...options }, () => 0);
    const vm = new SaveVM({ release, profile: PLAIN });
    vm.register(def, zeros({}), { context });
    const stream = streamOf(row, version, zeros({ version }));
    if (layout.hooks.needed !== undefined && stream.length < VERSION_AT + layout.name.length) return; // not sent
    if (!refusesItself(row, vm, streamOf(row, versionId, zeros({})))) vm.load(stream);
    const refused = (other: number, code: string) => {
      new DataView(stream.buffer, stream.byteOffset).setUint32(VERSION_AT + layout.name.length, other);
      throwsError(() => vm.load(stream), StreamError, { code });
    };
    refused(versionId + 1, 'unsupported-version');
    const oldest = loadOld?.minimumVersionId ?? minimumVersionId;
    if (oldest > 0) refused(oldest - 1, 'too-old');
  });
  assert.ok(older > 20, `only ${older} cases of an older version`);
});

const blocked = rows.filter(({ layout }) => layout.unmigratable);

test('a machine with a CPU that cannot be migrated is refused, as QEMU does it', () => {
  for (const { def, release, context, layout, title } of blocked) {
    const vm = new SaveVM({ release });
    const stream = vm.save();
    const remove = vm.register(def, {}, { context });
    const { message } = throwsError(() => vm.save(), ValueError, { code: 'unmigratable', path: layout.name });
    assert.match(message, `State blocked by non-migratable device '${layout.name}'`, title);
    throwsError(() => vm.load(stream), ValueError, { code: 'unmigratable', path: layout.name });
    remove();
    sameBytes(vm.save(), stream);
  }
});

test('the CPUs that QEMU cannot migrate are these', () => {
  const found = new Map<string, Release[]>();
  for (const { targets, release, layout } of blocked) {
    if (layout.name !== 'cpu') continue;
    for (const target of targets) found.set(target, [...(found.get(target) ?? []), release]);
  }
  const all = [...RELEASES];
  const some: Readonly<Record<string, readonly Release[]>> = {
    m68k: ['2.3', '5.2'],
    microblaze: ['2.3'],
    microblazeel: ['2.3'],
    sh4: all,
    sh4eb: all,
    unicore32: all,
    xtensa: all,
    xtensaeb: all,
  };
  for (const [target, releases] of Object.entries(some)) assert.equal(found.get(target), releases, target);
});

test.run();
