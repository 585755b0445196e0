/**
 * The text screen and the keyboard: guest D shows ticks and keys, and goes on in QEMU and back with the same screen.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requiring } from '../../support/requirements.js';
import { assemble, whyNoAssembler } from '../guests/assemble.js';
import { restore, stopAndSave } from '../src/emulator.js';
import { fromQemu } from '../src/move/from-qemu.js';
import { toQemu } from '../src/move/to-qemu.js';
import { openState } from '../src/state/machine.js';
import { eventually } from '../support/checks.js';
import { QemuGuest, whyNoQemu } from '../support/qemu.js';
import { biosImages, V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('text screen and keyboard');
const moving = requiring(test, whyNoV86(), whyNoQemu(), whyNoAssembler());

const TEXT = 0xb8000;
const COLUMNS = 80;
const SCREEN_SIZE = COLUMNS * 25 * 2;

interface Screen {
  readonly ticks: number;
  readonly keys: string;
  readonly colors: readonly [number, number];
}

/** What the screen says: characters and attributes in turn. */
function readScreen(memory: Uint8Array): Screen {
  const row = (n: number) => memory.subarray(2 * COLUMNS * n, 2 * COLUMNS * (n + 1)).filter((_, i) => i % 2 === 0);
  const [first, third] = [0, 2].map((n) => new TextDecoder('latin1').decode(row(n)).trimEnd());
  assert.match(first ?? '', /^ticks [0-9A-F]{8}$/);
  assert.match(third ?? '', /^keys/);
  const colors = [memory[1] ?? 0, memory[13] ?? 0] as const;
  return { ticks: Number.parseInt((first ?? '').slice(6), 16), keys: (third ?? '').slice(6), colors };
}

const COLORS = [0x1e, 0x2f]; // yellow on blue, white on green

async function stopped(guest: V86Guest) {
  const state = await stopAndSave(guest.emulator);
  const memory = openState(state.file).videoMemory.get('v86.vga') as Uint8Array;
  return { ...state, screen: readScreen(memory) };
}

/** How many scan codes the guest has taken. */
const taken = (serial: string): number => serial.split('K').length - 1;

moving('the same screen goes on in QEMU and back, and keys come in on both sides', async () => {
  const guest = await V86Guest.start({ floppy: assemble('screen') });
  let qemu: QemuGuest | undefined;
  try {
    await guest.until((serial) => serial.includes('R'));
    await guest.emulator.keyboard_send_scancodes([0x1e, 0x9e], 20);
    await guest.until((serial) => taken(serial) === 2);
    const first = await stopped(guest);
    assert.is(first.screen.keys, '1E 9E');
    assert.equal(first.screen.colors, COLORS);

    const stream = toQemu(first.file, { now: first.now, display: true });
    qemu = await QemuGuest.start({ stream, display: true });
    await qemu.press('b');
    await qemu.until((serial) => taken(serial) === 2);
    const there = async () => readScreen(await (qemu as QemuGuest).read(TEXT, SCREEN_SIZE));
    await eventually('ten ticks in QEMU', async () => (await there()).ticks >= first.screen.ticks + 10);
    const second = await there();
    assert.is(second.keys, '1E 9E 30 B0');
    assert.equal(second.colors, COLORS);
    const saved = await qemu.stopAndSave();

    const moved = fromQemu(saved, { template: first.file, display: true });
    await restore(guest.emulator, moved);
    await guest.emulator.run();
    await guest.emulator.keyboard_send_scancodes([0x2e, 0xae], 20);
    await guest.until((serial) => taken(serial) === 4);
    await eventually('a tick in v86', async () => {
      const { screen } = await stopped(guest);
      assert.is(screen.keys, '1E 9E 30 B0 2E AE');
      assert.equal(screen.colors, COLORS);
      await guest.emulator.run();
      return screen.ticks > second.ticks;
    });
  } finally {
    await qemu?.end();
    await guest.end();
  }
});

moving('a guest with a linear frame buffer has the same pixels in QEMU, and when it is back', async () => {
  const guest = await V86Guest.start({ floppy: assemble('pixels') });
  let qemu: QemuGuest | undefined;
  try {
    await guest.until((serial) => serial.includes('R'));
    const { file, now } = await stopAndSave(guest.emulator);
    qemu = await QemuGuest.start({ stream: toQemu(file, { now, display: true }), display: true });
    const picture = await qemu.picture();
    const header = 'P6\n640 480\n255\n';
    assert.is(new TextDecoder().decode(picture.subarray(0, header.length)), header);
    const pixels = picture.subarray(header.length);
    const orange = (n: number) => [...pixels.subarray(3 * n, 3 * n + 3)].join() === '255,128,0';
    const painted = (64 * 1024) / 4;
    assert.ok(orange(0) && orange(painted - 1) && !orange(painted), 'the first 64 KiB');
    assert.is(pixels.length, 640 * 480 * 3);

    const moved = fromQemu(await qemu.stopAndSave(), { template: file, display: true });
    await restore(guest.emulator, moved);
    await guest.emulator.run();
    const back = openState((await stopAndSave(guest.emulator)).file);
    const { svga_enabled, svga_width, svga_height, svga_bpp } = back.state.vga;
    assert.equal([svga_enabled, svga_width, svga_height, svga_bpp], [true, 640, 480, 32]);
    const memory = new Uint32Array(back.videoMemory.get('v86.svga')?.slice().buffer as ArrayBuffer);
    assert.equal([memory[0], memory[painted - 1], memory[painted]], [0xff8000, 0xff8000, 0]);
  } finally {
    await qemu?.end();
    await guest.end();
  }
});

moving('a guest that is reset in QEMU starts with the BIOS that came along', async () => {
  const guest = await V86Guest.start({ floppy: assemble('screen') });
  let qemu: QemuGuest | undefined;
  try {
    await guest.until((serial) => serial.includes('R'));
    const { file, now } = await stopAndSave(guest.emulator);
    qemu = await QemuGuest.start({ stream: toQemu(file, { now, display: true, ...biosImages() }), display: true });
    const { qemu: monitor } = qemu;
    await monitor.execute('system_reset');
    await eventually('a BIOS that names itself on the screen', async () => {
      const memory = await (qemu as QemuGuest).read(TEXT, SCREEN_SIZE);
      return new TextDecoder('latin1').decode(memory.filter((_, i) => i % 2 === 0)).includes('SeaBIOS');
    });
  } finally {
    await qemu?.end();
    await guest.end();
  }
});

test.run();
