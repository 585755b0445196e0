/**
 * Guest C: Debian's Linux for i386 with busybox in an initramfs. On the first serial line a shell answers, while a
 * chain of checksums runs: line n is "C n CHECKSUM UPTIME", and each checksum follows from the one before it.
 *
 * Kernel and busybox are Debian's packages, downloaded with apt into a folder of their own and unpacked; nothing is
 * installed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Linux {
  readonly kernel: Uint8Array;
  readonly initramfs: Uint8Array;
}

/** The kernel's words: everything on the serial line, no graphics, no search for devices that take long. */
export const COMMAND_LINE =
  'console=ttyS0 quiet nokaslr random.trust_cpu=on i8042.noaux libata.force=disable rdinit=/init';

const FOLDER = join(tmpdir(), 'vmstate-v86-linux');

/** Downloads and unpacks on first use; afterwards the folder in the temporary directory serves. */
export function fetchLinux(): Linux {
  const root = join(FOLDER, 'root');
  if (!existsSync(join(root, 'boot'))) download(root);
  const kernel = readdirSync(join(root, 'boot')).find((name) => name.startsWith('vmlinuz-'));
  if (kernel === undefined) throw new Error(`${root}/boot has no kernel`);
  return {
    kernel: new Uint8Array(readFileSync(join(root, 'boot', kernel))),
    initramfs: initramfs(new Uint8Array(readFileSync(join(root, 'bin/busybox')))),
  };
}

function download(root: string): void {
  for (const folder of ['state/lists/partial', 'cache/archives/partial', 'deb', 'root']) {
    mkdirSync(join(FOLDER, folder), { recursive: true });
  }
  writeFileSync(join(FOLDER, 'status'), '');
  const places = {
    State: join(FOLDER, 'state'),
    'State::status': join(FOLDER, 'status'),
    Cache: join(FOLDER, 'cache'),
  };
  const options = [
    ...['APT::Architecture=i386', 'APT::Architectures=i386', 'APT::Sandbox::User=root'],
    ...Object.entries(places).map(([name, path]) => `Dir::${name}=${path}`),
  ].flatMap((option) => ['-o', option]);
  const cwd = join(FOLDER, 'deb');
  const apt = (program: string, ...words: string[]): string =>
    execFileSync(program, [...options, ...words], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    apt('apt-get', 'update');
  } catch {} // one list of several that fails does not matter; the download says whether it does
  const depends = apt('apt-cache', 'depends', 'linux-image-686');
  const image = /Depends: (linux-image-\S+)/.exec(depends)?.[1];
  if (image === undefined) throw new Error('apt knows no linux-image-686');
  apt('apt-get', 'download', image, 'busybox-static');
  for (const file of readdirSync(cwd)) execFileSync('dpkg-deb', ['-x', join(cwd, file), root]);
}

const ROUNDS = 10;
const PRIME = 16777619;

/** The chain is in the shell's own arithmetic, and waits by reading from a pipe: no program has to be started for it. */
const INIT = `#!/bin/busybox sh
busybox mkdir -p /proc /sys /dev /bin
busybox mount -t proc proc /proc
busybox mount -t devtmpfs dev /dev
busybox --install /bin
export PATH=/bin
mkfifo /never
exec </dev/ttyS0 >/dev/ttyS0 2>&1
(
  exec 3<>/never
  n=0
  h=0
  while :; do
    n=$((n + 1))
    i=0
    while [ $i -lt ${ROUNDS} ]; do
      h=$(((h ^ (n + i)) * ${PRIME} & 0xffffffff))
      i=$((i + 1))
    done
    read up rest </proc/uptime
    echo "C $n $h $up"
    read -t 0.5 nothing <&3
  done
) &
exec setsid cttyhack sh
`;

/** A file system in the form `newc` of cpio. */
function initramfs(busybox: Uint8Array): Uint8Array {
  const archive: Uint8Array[] = [];
  let length = 0;
  const put = (bytes: Uint8Array): void => {
    archive.push(bytes, new Uint8Array(-bytes.length & 3));
    length += (bytes.length + 3) & ~3;
  };
  const add = (name: string, mode: number, contents: Uint8Array = new Uint8Array(0), device = [0, 0]): void => {
    const ids = [archive.length, mode, 0, 0, 1, 0, contents.length, 0, 0, ...device, name.length + 1, 0];
    const header = `070701${ids.map((n) => (n as number).toString(16).padStart(8, '0')).join('')}${name}\0`;
    put(new TextEncoder().encode(header));
    put(contents);
  };
  const DIRECTORY = 0o40755;
  const PROGRAM = 0o100755;
  const CHARACTER_DEVICE = 0o20600;
  add('bin', DIRECTORY);
  add('dev', DIRECTORY);
  add('dev/console', CHARACTER_DEVICE, undefined, [5, 1]);
  add('bin/busybox', PROGRAM, busybox);
  add('init', PROGRAM, new TextEncoder().encode(INIT));
  add('TRAILER!!!', 0);
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of archive) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** A line of the chain. */
export interface ChainLine {
  readonly n: number;
  /** Seconds since the kernel's start, by its own clock. */
  readonly uptime: number;
}

/**
 * The chain's lines in a text; other lines may stand between them.
 *
 * @throws Error for the first line that is missing, or whose checksum does not follow from the one before.
 */
export function checkChain(text: string): ChainLine[] {
  let checksum = 0;
  const lines: ChainLine[] = [];
  for (const [line, n, found, uptime] of text.matchAll(/C (\d+) (\d+) ([\d.]+)\r?\n/g)) {
    const next = lines.length + 1;
    for (let i = 0; i < ROUNDS; i++) checksum = Math.imul(checksum ^ (next + i), PRIME) >>> 0;
    if (Number(n) !== next || Number(found) !== checksum) {
      throw new Error(`expected C ${next} ${checksum}, got ${line}`);
    }
    lines.push({ n: next, uptime: Number(uptime) });
  }
  return lines;
}
