/**
 * One import a target: what a page takes that names one CPU. Made with the bundler for browsers, which fails where a
 * Node built-in is asked for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('devices/bundles');

const FOLDER = 'src/devices/cpu';

const sourceOf = (name: string) => readFileSync(`${FOLDER}/${name}.ts`, 'utf8');

/** Files beside which there are others: those with a CPU are targets, all else is there for any of them. */
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => basename(name, '.ts'));
const targets = files.filter((name) => /\bvmstate\w+Cpu\b/.test(sourceOf(name)));

/** The files that a bundle of this one is made from. */
async function inputsOf(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [file],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs);
}

/** Whose file it is, among those of CPUs: `arm` for `cpu/arm.ts` and all in `cpu/arm/`. */
function ownerOf(file: string): string | undefined {
  return file.startsWith(`${FOLDER}/`) ? /^[^/.]+/.exec(file.slice(FOLDER.length + 1))?.[0] : undefined;
}

for (const target of targets) {
  test(`${target} takes no CPU of another target, no catalogue, no stream and no package`, async () => {
    const inputs = await inputsOf(`${FOLDER}/${target}.ts`);
    assert.ok(inputs.includes(`${FOLDER}/${target}.ts`));
    const foreign = inputs.filter((file) => {
      const owner = ownerOf(file);
      if (owner !== undefined) return owner !== target && (targets.includes(owner) || !files.includes(owner));
      return !/^src\/(vmstate|json-writer|devices|errors\.ts)/.test(file) || file.startsWith('src/devices/catalogue/');
    });
    assert.equal(foreign, []);
  });

  test(`${target} exports the type of its state with the definition`, () => {
    assert.match(sourceOf(target), /\btype (\w+ as )?\w+CpuState\b/);
  });
}

test('who takes the PC takes no board, and who takes a board no other', async () => {
  const machines = await inputsOf('src/machines/index.ts');
  assert.equal(
    machines.filter((file) => file.startsWith('src/machines/boards/')),
    [],
  );
  const avr = await inputsOf('src/machines/boards/avr.ts');
  assert.equal(
    avr.filter((file) => file.startsWith('src/machines/boards/data/')),
    ['src/machines/boards/data/avr-arduino-uno.ts'],
  );
});

test('there are targets', () => {
  assert.ok(targets.includes('i386') && targets.includes('arm') && targets.length > 15);
});

test.run();
