/**
 * A program that moves between avr8js and QEMU's Arduino Uno: it prints what it would have printed without moving.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from 'vmstate';
import { type MigrationStream, readStream, writeStream } from 'vmstate/stream';
import { loadStream, recordStream } from '../../../tests/qemu/qemu.js';
import { throwsError } from '../../../tests/support/errors.js';
import { randomNumbers } from '../../support/random.js';
import { requiring } from '../../support/requirements.js';
import { program } from '../programs/assemble.js';
import { ATmega328P } from '../src/chip.js';
import { fromQemu, type LoadingRelease, type SavingRelease, toQemu } from '../src/move.js';
import { findUno, goOnInQemu, startInQemu, whyNoUno } from '../support/qemu.js';

const test = suite('moving between avr8js and QEMU');
const moving = requiring(test, whyNoUno('7.2'));

const { bytes, labels } = program('checksum');
const UNO = { target: 'avr', machine: 'arduino-uno' };
const MOVES = 12;
const LINES = 3;

/** A chip and what its program prints. */
class Printing {
  text = '';
  constructor(readonly chip: ATmega328P) {
    chip.usart.onByteTransmit = (byte) => {
      this.text += String.fromCharCode(byte);
    };
  }

  /**
   * Runs so many cycles, and on out of the place where a move would lose a byte: the transmitter is on, and the byte
   * is not written.
   */
  run(cycles: number): void {
    const { chip } = this;
    chip.runTo(chip.cpu.cycles + cycles);
    while (chip.cpu.pc * 2 === labels.putting) chip.step();
  }
}

/** What the program prints when it does not move: so many characters. */
function unmovedText(length: number): string {
  const unmoved = new Printing(new ATmega328P(bytes));
  while (unmoved.text.length < length) unmoved.run(100_000);
  return unmoved.text.slice(0, length);
}

/** Takes the program to QEMU and back so many times, and gives what it printed. */
async function move(times: number, release: LoadingRelease): Promise<string> {
  const random = randomNumbers(3);
  let here = new Printing(new ATmega328P(bytes));
  let text = '';
  for (let i = 0; i < times; i++) {
    here.run(random(400_000));
    const there = await goOnInQemu(toQemu(here.chip, release), LINES, { release });
    text += here.text + there.text;
    here = new Printing(new ATmega328P());
    fromQemu(there.stream, here.chip, release);
  }
  here.run(400_000);
  return text + here.text;
}

moving(`the program goes to QEMU and comes back ${MOVES} times, no line wrong`, async () => {
  const text = await move(MOVES, '7.2');
  assert.ok(text.split('\n').length > MOVES * LINES);
  assert.is(text, unmovedText(text.length));
});

/** Other releases than 7.2 are in no package of the same system, so VMSTATE_NEED_ALL does not ask for them. */
function having(release: SavingRelease): typeof test | (typeof test)['skip'] {
  const why = whyNoUno(release);
  if (why === undefined) return test;
  console.log(`skipped: ${why}`);
  return test.skip;
}

having('10.0')('the program goes to QEMU 10.0 and comes back', async () => {
  const text = await move(4, '10.0');
  assert.is(text, unmovedText(text.length));
});

having('11.1')('the program comes from QEMU 11.1', async () => {
  const there = await startInQemu(new ATmega328P(bytes).cpu.progBytes, LINES, '11.1');
  const here = new Printing(new ATmega328P());
  fromQemu(there.stream, here.chip, '11.1');
  here.run(400_000);
  const text = there.text + here.text;
  assert.is(text, unmovedText(text.length));
});

/** What the human monitor prints of a chip. */
function registers({ cpu }: ATmega328P): string[] {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const general = Array.from(
    { length: 32 },
    (_, i) => `R[${String(i).padStart(2, '0')}]:  ${hex(cpu.data[i] ?? 0, 2)}`,
  );
  return [...general, `PC:    ${hex(cpu.pc * 2, 6)}`, `SP:      ${hex(cpu.SP, 4)}`];
}

moving('QEMU shows the registers and the memory of the chip, and saves them as they came', async () => {
  const here = new Printing(new ATmega328P(bytes));
  here.run(777_777);
  const { cpu } = here.chip;
  const dump = 'xp /2048xb 0x800100'; // SRAM
  const loaded = await loadStream({ ...UNO, stream: toQemu(here.chip), hmp: ['info registers', dump], resave: true });
  assert.ok(loaded.ok, loaded.log);
  for (const line of registers(here.chip)) assert.ok(loaded.hmp['info registers']?.includes(line), line);
  const shown = [...(loaded.hmp[dump] ?? '').matchAll(/0x([0-9a-f]{2})\b/g)].map(([, byte]) =>
    Number.parseInt(byte ?? '', 16),
  );
  assert.equal(shown, [...cpu.data.subarray(0x100, 0x900)]);

  const back = new ATmega328P();
  fromQemu(loaded.resaved as Uint8Array, back);
  assert.equal(back.cpu.progBytes, cpu.progBytes);
  assert.equal(back.cpu.data.subarray(0, 32), cpu.data.subarray(0, 32));
  assert.equal(
    back.cpu.data.subarray(0x5d),
    new Uint8Array([
      ...cpu.data.subarray(0x5d, 0x60),
      ...back.cpu.data.subarray(0x60, 0x100),
      ...cpu.data.subarray(0x100),
    ]),
  );
  assert.is(back.cpu.pc, cpu.pc);
});

/** Headers and lengths of all sections, and the blocks. */
function outline({ items }: MigrationStream): unknown[] {
  return items.map((item) => {
    if (item.kind === 'live' && item.body.kind === 'ram') {
      const blocks = item.body.records.filter(({ kind }) => kind === 'blocks');
      return [item.header, blocks];
    }
    return item.kind === 'device' ? [item.header, item.length] : item.kind;
  });
}

for (const release of ['7.2', '10.0'] as const) {
  having(release)(`the stream has the sections and blocks of one that QEMU ${release} saves`, async () => {
    const recorded = readStream(await recordStream({ ...UNO, binary: findUno(release) as string }));
    assert.equal(outline(readStream(toQemu(new ATmega328P(bytes), release))), outline(recorded));
  });
}

test('a stream that QEMU 11.1 has saved at reset is loaded', () => {
  const file = gunzipSync(readFileSync('../../tests/fixtures/streams/11.1__avr__arduino-uno.mig.gz'));
  const chip = new ATmega328P(bytes);
  chip.runTo(1000);
  fromQemu(new Uint8Array(file), chip, '11.1');
  assert.equal([chip.cpu.pc, chip.cpu.SP, chip.cpu.SREG], [0, 0x8ff, 0x80]);
});

test('a stop between an instruction that skips and the one that is skipped is told', () => {
  const chip = new ATmega328P(bytes);
  const skips = () => ((chip.cpu.progMem[chip.cpu.pc] ?? 0) & 0xfe08) === 0xfc00; // SBRC
  for (let found = 0; found < 5; ) {
    const before = chip.cpu.pc;
    const skipping = skips();
    chip.step();
    if (!skipping || chip.cpu.pc !== before + 2) continue;
    found++;
    const after = chip.cpu.pc;
    chip.cpu.pc = before + 1;
    const document = readStream(toQemu(chip));
    chip.cpu.pc = after;
    const cpu = document.items.find((item) => item.kind === 'device' && item.header.idstr === 'cpu');
    assert.ok(cpu?.kind === 'device' && cpu.content.how === 'described');
    const skip = cpu.content.state.fields.find(({ name }) => name === 'env.skip');
    (skip?.elements as number[])[0] = 1;
    const other = new ATmega328P();
    fromQemu(writeStream(document), other);
    assert.is(other.cpu.pc, after);
  }
});

test('a stream of another machine is refused', () => {
  const file = gunzipSync(readFileSync('../../tests/fixtures/streams/7.2__avr__arduino-duemilanove__ram.mig.gz'));
  throwsError(() => fromQemu(new Uint8Array(file), new ATmega328P()), StreamError, { code: 'machine-mismatch' });
});

for (const [what, fault] of [
  ['the program counter', (chip) => chip.cpu.pc++],
  ['the stack pointer', (chip) => (chip.cpu.SP -= 2)],
  ['the carry', (chip) => (chip.cpu.data[0x5f] = chip.cpu.SREG ^ 1)],
  ['a register', (chip) => (chip.cpu.data[9] = (chip.cpu.data[9] ?? 0) ^ 0x10)],
  ['a byte of SRAM', (chip) => (chip.cpu.data[0x7b0] = (chip.cpu.data[0x7b0] ?? 0) ^ 1)],
] as const satisfies readonly [string, (chip: ATmega328P) => unknown][]) {
  moving(`it is seen that ${what} is wrong`, async () => {
    const here = new Printing(new ATmega328P(bytes));
    here.run(250_000);
    while (here.chip.cpu.pc * 2 !== (labels.mix as number) + 6) here.chip.step(); // its ADC is next
    fault(here.chip);
    const verdict = await goOnInQemu(toQemu(here.chip), LINES, { timeLimitMs: 3000 }).then(
      ({ text }) => here.text + text,
      (error: Error) => error,
    );
    if (typeof verdict === 'string') assert.is.not(verdict, unmovedText(verdict.length));
    else assert.match(verdict.message, /printed only|QEMU ended/);
  });
}

test.run();
