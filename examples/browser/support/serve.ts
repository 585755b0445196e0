/**
 * Serves the page, built anew, under the strictest policy that lets it have its own scripts; keeps what is put under
 * `/saves/`.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';

const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'";
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

export interface Site {
  readonly url: string;
  close(): void;
}

/** Starts the server on a free port of this machine. */
export async function serve(): Promise<Site> {
  const files = new Map<string, string | Uint8Array>();
  for (const name of ['index.html', 'style.css']) files.set(`/${name}`, readFileSync(`page/${name}`));
  const { outputFiles } = await build({
    entryPoints: ['src/page.ts', 'src/worker.ts'],
    outdir: '/',
    bundle: true,
    format: 'esm',
    platform: 'browser', // fails if a Node built-in gets in
    target: 'es2022',
    write: false,
  });
  for (const { path, text } of outputFiles) files.set(path, text);
  const saves = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    const headers = { 'content-security-policy': POLICY, 'cache-control': 'no-store' };
    if (request.method === 'PUT' && path.startsWith('/saves/')) {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      saves.set(path, Buffer.concat(chunks));
      response.writeHead(204, headers).end();
      return;
    }
    const body = files.get(path) ?? saves.get(path);
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    response.writeHead(body === undefined ? 404 : 200, { ...headers, 'content-type': type }).end(body);
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
