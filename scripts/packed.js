/**
 * Installs the package as it would be published into an empty folder, and uses it there: each CPU by its own import,
 * with its types, under Node; and one of them in a bundle for browsers.
 *
 * Nothing is fetched: what the package depends on is linked from here.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const run = (command, args, cwd = '.') => execFileSync(command, args, { cwd, encoding: 'utf8' });

execFileSync(process.execPath, ['scripts/build.js'], { stdio: 'inherit' });
const folder = mkdtempSync(join(tmpdir(), 'vmstate-packed-'));
try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]));
  const installed = join(folder, 'node_modules/vmstate');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'use.ts'), program());
  const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--types', '', '--lib', 'es2024,dom'];
  run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...options, 'use.ts'], folder);
  console.log(run(process.execPath, ['use.js'], folder).trim());
  await build({
    stdin: { contents: `export { vmstateX86Cpu } from 'vmstate/devices/cpu/i386'`, resolveDir: folder },
    bundle: true,
    platform: 'browser',
    write: false,
    logLevel: 'error',
  });
  console.log(`packed: ${packed.entryCount} files, ${packed.size} bytes, ${packed.unpackedSize} unpacked`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A program that takes every CPU, and does something with one. */
function program() {
  const files = readdirSync('src/devices/cpu').filter((name) => /^[^_].*\.ts$/.test(name));
  const targets = files.map((name) => basename(name, '.ts'));
  return `
import { blank, encode } from 'vmstate';
import { vmstateX86Cpu, type X86CpuState } from 'vmstate/devices/cpu/i386';
import { boards } from 'vmstate/machines/boards';
${targets.map((target, i) => `import * as cpu${i} from 'vmstate/devices/cpu/${target}';`).join('\n')}

const state: X86CpuState = blank(vmstateX86Cpu, { eip: 0xfff0n }, { release: '7.2' });
const eip: bigint = state.eip;
// @ts-expect-error: the type of a register is known
const wrong: string = state.eip;
const modules = [${targets.map((_, i) => `cpu${i}`).join(', ')}];
const bytes = encode(vmstateX86Cpu, state, { release: '7.2' });
console.log(\`\${modules.length} modules, \${boards.length} boards, \${bytes.length} bytes, eip \${eip}, \${typeof wrong}\`);
`;
}
