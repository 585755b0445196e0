/** `npm start`: the page with Linux, on port 8086 of this machine. Builds the server, which is TypeScript, first. */
import { build } from 'esbuild';

const outfile = 'build/serve.mjs';
await build({
  entryPoints: ['support/serve.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
});
const { serve } = await import(`./${outfile}`);
const { url } = await serve('linux', 8086);
console.log(`open ${url}`);
