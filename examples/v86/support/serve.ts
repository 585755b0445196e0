/**
 * Serves the page, built anew, with v86, the BIOS and a guest.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { COMMAND_LINE, fetchLinux } from '../guests/linux.js';
import { ICOUNT_SHIFT } from '../src/move/machine.js';
import type { PageGuest } from '../src/page.js';
import { biosImages, findPackage, floppyDisk, MEMORY } from './v86.js';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  wasm: 'application/wasm',
};

export interface Site {
  readonly url: string;
  close(): void;
}

/** A guest on a floppy disk, or Linux. */
export type SiteGuest = { readonly floppy: Uint8Array } | 'linux';

const LINUX_MEMORY = 128 << 20;

/** Starts the server, on a free port of this machine if none is given. */
export async function serve(guest: SiteGuest, port = 0): Promise<Site> {
  const v86 = join(findPackage('v86') as string, 'build');
  const { outputFiles } = await build({
    entryPoints: ['src/page.ts'],
    bundle: true,
    format: 'esm',
    platform: 'browser', // fails if a Node built-in gets in
    target: 'es2022',
    minify: true,
    write: false,
  });
  const { bios, vgaBios } = biosImages();
  const files = new Map<string, Uint8Array>([
    ['/index.html', readFileSync('page/index.html')],
    ['/style.css', readFileSync('page/style.css')],
    ['/page.js', outputFiles[0]?.contents as Uint8Array],
    ['/libv86.mjs', readFileSync(join(v86, 'libv86.mjs'))],
    ['/v86.wasm', readFileSync(join(v86, 'v86.wasm'))],
    ['/bios.bin', bios],
    ['/vgabios.bin', vgaBios],
  ]);
  let description: PageGuest;
  if (guest === 'linux') {
    const { kernel, initramfs } = fetchLinux();
    files.set('/kernel', kernel).set('/initramfs', initramfs);
    const options = {
      bzimage: { url: 'kernel' },
      initrd: { url: 'initramfs' },
      cmdline: `console=tty0 ${COMMAND_LINE}`,
    };
    description = { memory: LINUX_MEMORY, icount: ICOUNT_SHIFT, options };
  } else {
    files.set('/floppy', floppyDisk(guest.floppy));
    description = { memory: MEMORY, options: { fda: { url: 'floppy' } } };
  }
  files.set('/guest.json', new TextEncoder().encode(JSON.stringify(description)));
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    const body = files.get(path);
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
