/**
 * Puts the examples and what they print into the guides of `docs/`, each behind its mark:
 * `<!-- file: examples/… -->` and `<!-- output: examples/… -->` before a block of code.
 *
 * `node scripts/guide.js` writes the guides; with `--check` it only says what it would change.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const GUIDES = ['docs/tutorial.md', 'docs/testing.md'];

const BLOCK = /<!-- (file|output): (\S+) -->\n```\w*\n[\s\S]*?\n```/g;

/** The text of the guide with every block as it should be. */
async function render(guide) {
  const blocks = [...guide.matchAll(BLOCK)].map(([, kind, file]) => ({ kind, file }));
  const runs = blocks.filter(({ kind, file }) => kind === 'output' || file.endsWith('.test.ts'));
  const outputs = await run(runs.map(({ file }) => file));
  return guide.replace(BLOCK, (_, kind, file) => {
    const [language, text] = kind === 'file' ? ['ts', readFileSync(file, 'utf8')] : ['text', outputs.get(file)];
    return `<!-- ${kind}: ${file} -->\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
  });
}

/** Runs examples, from the root of the repository, and gives back what each prints. One that fails ends it. */
async function run(files) {
  const folder = `build/guide-${process.pid}`; // below which node_modules is found
  try {
    await build({
      entryPoints: files,
      outdir: folder,
      outbase: '.',
      bundle: true,
      splitting: true,
      packages: 'external', // but `vmstate` itself, which tsconfig.json says where to find
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
      outExtension: { '.js': '.mjs' },
    });
    return new Map(
      files.map((file) => {
        const script = join(folder, file.replace(/\.ts$/, '.mjs'));
        const env = { ...process.env, CI: '', NO_COLOR: '1', FORCE_COLOR: '0' };
        return [file, execFileSync(process.execPath, [script], { encoding: 'utf8', env })];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const path of GUIDES) {
  const guide = readFileSync(path, 'utf8');
  const text = await render(guide);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (text !== guide) {
    const [now, then] = [text.split('\n'), guide.split('\n')];
    const at = now.findIndex((line, i) => line !== then[i]);
    console.log(`${path}:${at + 1}: run node scripts/guide.js\n  is        ${then[at]}\n  should be ${now[at]}`);
    process.exitCode = 1;
  }
}
