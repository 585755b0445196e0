/**
 * The page: v86 runs a guest; one button writes it as a stream for QEMU and shows the command, another goes on here, and a
 * stream that QEMU has saved is taken in.
 */
import { type Emulator, restore, type StoppedV86, stopAndSave } from './emulator.js';
import { fromQemu } from './move/from-qemu.js';
import { type PcOptions, qemuArguments, VIDEO_MEMORY } from './move/machine.js';
import { toQemu } from './move/to-qemu.js';

/** What the server says about the guest (`guest.json`): v86's options, and what the guest needs of QEMU. */
export interface PageGuest {
  readonly memory: number;
  readonly icount?: number | undefined;
  /** v86's options; what is a URL there is one here. */
  readonly options: Record<string, unknown>;
}

const find = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
const [continueButton, runButton] = ['continue', 'run'].map((id) => find<HTMLButtonElement>(id)) as [
  HTMLButtonElement,
  HTMLButtonElement,
];
const take = find<HTMLInputElement>('take');
const serial = find<HTMLPreElement>('serial');
const command = find<HTMLElement>('command');

function say(text: string): void {
  find('status').textContent = text;
}

function setRunning(running: boolean): void {
  continueButton.disabled = !running;
  runButton.disabled = running;
  take.disabled = running;
}

/** A word for the shell. */
const quoted = (word: string): string => (/^[\w.,:=+/-]+$/.test(word) ? word : `'${word}'`);

export function commandLine(options: PcOptions): string {
  return ['qemu-system-i386', ...qemuArguments(options), '-incoming', 'exec:cat guest.mig'].map(quoted).join(' ');
}

async function bytesAt(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

async function start(): Promise<void> {
  const guest = (await (await fetch('guest.json')).json()) as PageGuest;
  const library = new URL('libv86.mjs', location.href).href;
  const { V86 } = (await import(library)) as { V86: new (options: object) => Emulator };
  const [bios, vgaBios] = await Promise.all([bytesAt('bios.bin'), bytesAt('vgabios.bin')]);
  const emulator = new V86({
    wasm_path: 'v86.wasm',
    memory_size: guest.memory,
    vga_memory_size: VIDEO_MEMORY,
    bios: { buffer: bios.buffer },
    vga_bios: { buffer: vgaBios.buffer },
    screen_container: find('screen'),
    disable_speaker: true,
    autostart: true,
    ...guest.options,
  });
  const decoder = new TextDecoder('latin1');
  emulator.add_listener('serial0-output-byte', (byte) => {
    serial.append(decoder.decode(Uint8Array.of(byte)).replace('\r', ''));
    serial.scrollTop = serial.scrollHeight;
  });
  const text = find<HTMLInputElement>('text');
  find<HTMLFormElement>('line').addEventListener('submit', (event) => {
    event.preventDefault();
    emulator.serial0_send(`${text.value}\n`);
    text.value = '';
  });
  emulator.add_listener('emulator-started', () => {
    setRunning(true);
    say('Running here.');
  });

  let stopped: StoppedV86 | undefined;
  const machine: PcOptions = { memory: guest.memory, icount: guest.icount, display: true };

  continueButton.addEventListener('click', async () => {
    stopped = await stopAndSave(emulator);
    const begin = performance.now();
    const stream = toQemu(stopped.file, { ...machine, now: stopped.now, bios, vgaBios });
    const ms = Math.round(performance.now() - begin);
    download(stream);
    (command.querySelector('pre') as HTMLPreElement).textContent = commandLine(machine);
    command.hidden = false;
    setRunning(false);
    say(`Stopped here; a stream of ${(stream.length / 2 ** 20).toFixed(1)} MiB was written in ${ms} ms.`);
  });

  runButton.addEventListener('click', () => emulator.run());

  take.addEventListener('change', async () => {
    const file = take.files?.[0];
    if (file === undefined || stopped === undefined) return;
    try {
      const stream = new Uint8Array(await file.arrayBuffer());
      await restore(emulator, fromQemu(stream, { ...machine, template: stopped.file }));
      await emulator.run();
    } catch (error) {
      say(`This stream was not taken: ${(error as Error).message}`);
    }
  });
}

function download(stream: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([stream]));
  link.download = 'guest.mig';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

start().catch((error: Error) => say(`It did not start: ${error.message}`));
