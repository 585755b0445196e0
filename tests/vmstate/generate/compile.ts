/**
 * Generated files put to the proof: formatted, compiled in one program under strict, bundled, and used on the sections
 * that they were made from.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { VMStateError } from '../../../src/errors.js';
import { JsonWriter } from '../../../src/json-writer/index.js';
import { type Item, readStream } from '../../../src/savevm/stream/index.js';
import { firstDifference } from '../../../src/testing/index.js';
import { ByteWriter } from '../../../src/vmstate/bytes.js';
import { type DescribedState, encodeDescribed, writeDescribedObject } from '../../../src/vmstate/described/index.js';
import { generate, type Sources } from '../../../src/vmstate/generate/index.js';
import { type AnyVMState, decode, describe, encode, type Release } from '../../../src/vmstate/index.js';

/** A section of a stream that has a description. */
export interface Section {
  readonly release: Release;
  readonly version: number;
  readonly bytes: Uint8Array;
  readonly state: DescribedState;
  /** What the stream says of it. */
  readonly text: string;
}

/** All described sections of a stream; those of one vmsd if a name is given. */
export function sectionsOf(bytes: Uint8Array, release: Release, name?: string): Section[] {
  const stream = readStream(bytes, { release });
  const dialect = stream.description?.json ?? 'compact';
  const flat = (items: readonly Item[]): Item[] =>
    items.flatMap((item) => (item.kind === 'command' ? flat(item.packaged ?? []) : [item]));
  return flat(stream.items).flatMap((item) => {
    if (item.kind !== 'device' || item.content.how !== 'described') return [];
    const { state } = item.content;
    if (name !== undefined && state.vmsdName !== name) return [];
    const json = new JsonWriter(dialect);
    json.startObject();
    writeDescribedObject(encodeDescribed(state, new ByteWriter(1024)), json);
    json.endObject();
    const { versionId } = item.header;
    const own = bytes.slice(item.offset, item.offset + item.length);
    return [{ release, version: versionId, bytes: own, state, text: json.text }];
  });
}

/** A definition to be written, and the sections that it has to read and write again. */
export interface Trial {
  readonly title: string;
  readonly sources: Sources;
  readonly sections: readonly Section[];
}

let runs = 0;

/** Generates, formats, compiles and uses; returns what went wrong, a line each. */
export async function tryAll(trials: readonly Trial[]): Promise<string[]> {
  const folder = `build/generated-${process.pid}-${++runs}`; // a module is imported once
  mkdirSync(folder, { recursive: true });
  try {
    const identifiers = trials.map(({ sources }, i) => {
      const { source, identifier } = generate(sources, { module: '../../src/index.js' });
      writeFileSync(`${folder}/d${i}.ts`, source);
      return identifier;
    });
    const settings = { noEmit: true, rootDir: '../..', declaration: false };
    const config = { extends: '../../tsconfig.json', compilerOptions: settings, include: ['*.ts'] };
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config));
    const files = trials.map((_, i) => `${folder}/d${i}.ts`);
    const problems = [
      ...check('typescript/bin/tsc', ['-p', folder]),
      ...check('@biomejs/biome/bin/biome', ['check', '--vcs-enabled=false', '--config-path=biome.json', ...files]),
    ];
    const lines = identifiers.map((identifier, i) => `export { ${identifier} as d${i} } from './d${i}.js';`);
    writeFileSync(`${folder}/all.ts`, lines.join('\n'));
    await build({
      entryPoints: [`${folder}/all.ts`],
      outfile: `${folder}/all.mjs`,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    const definitions = await import(pathToFileURL(resolve(`${folder}/all.mjs`)).href);
    trials.forEach(({ title, sections }, i) => {
      for (const section of sections) {
        const problem = roundTrip(definitions[`d${i}`], section);
        if (problem !== undefined) problems.push(`${title}: ${problem}`);
      }
    });
    return problems;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(script: string, args: readonly string[]): string[] {
  try {
    execFileSync(process.execPath, [`node_modules/${script}`, ...args], { stdio: 'pipe' });
    return [];
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    return [`${script}: ${`${stdout}${stderr}`.slice(0, 2000)}`];
  }
}

function roundTrip(def: AnyVMState, { release, version, bytes, text }: Section): string | undefined {
  const options = { release, version };
  try {
    const state = decode(def, bytes, options);
    const difference = firstDifference(encode(def, state as never, options), bytes);
    if (difference !== undefined) return difference;
    const described = describe(def, state as never, options);
    return described === text ? undefined : `described as\n${described}\nnot as\n${text}`;
  } catch (error) {
    if (error instanceof VMStateError) return error.message;
    throw error;
  }
}
