/**
 * The text screen and the keyboard: guest D shows ticks and keys, and goes on in QEMU and back with the same screen.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assemble, whyNoAssembler } from '../guests/assemble.js';
import { restore, stopAndSave } from '../src/emulator.js';
import { fromQemu } from '../src/move/from-qemu.js';
import { toQemu } from '../src/move/to-qemu.js';
import { openState } from '../src/state/machine.js';
import { QemuGuest, whyNoQemu } from '../support/qemu.js';
import { requiring } from '../support/requirements.js';
import { V86Guest, whyNoV86 } from '../support/v86.js';

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

moving('the same screen goes on in QEMU and back, and keys come in on both sides', async () => {
  const guest = await V86Guest.start({ floppy: assemble('screen') });
  let qemu: QemuGuest | undefined;
  try {
    await sleep(4000);
    await guest.emulator.keyboard_send_scancodes([0x1e, 0x9e], 20);
    await sleep(300);
    const first = await stopped(guest);
    assert.is(first.screen.keys, '1E 9E');
    assert.equal(first.screen.colors, COLORS);

    const stream = toQemu(first.file, { now: first.now, display: true });
    qemu = await QemuGuest.start({ stream, display: true });
    await qemu.press('b');
    await sleep(1000);
    const second = readScreen(await qemu.read(TEXT, SCREEN_SIZE));
    assert.is(second.keys, '1E 9E 30 B0');
    assert.equal(second.colors, COLORS);
    const passed = second.ticks - first.screen.ticks;
    assert.ok(passed >= 10 && passed < 400, `${passed} ticks of 18.2 Hz in a second or more`);
    const saved = await qemu.stopAndSave();

    const moved = fromQemu(saved, { template: first.file, display: true });
    await restore(guest.emulator, moved.file, { ...moved, timesFromNow: true });
    await guest.emulator.run();
    await guest.emulator.keyboard_send_scancodes([0x2e, 0xae], 20);
    await sleep(1000);
    const third = await stopped(guest);
    assert.is(third.screen.keys, '1E 9E 30 B0 2E AE');
    assert.equal(third.screen.colors, COLORS);
    assert.ok(third.screen.ticks > second.ticks);
  } finally {
    await qemu?.end();
    await guest.end();
  }
});

test.run();
