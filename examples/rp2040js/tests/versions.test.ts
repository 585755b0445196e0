/**
 * Builds of this example: a later one loads what an earlier one saved, and an earlier one says what is too new.
 */
import { USBCDC } from 'rp2040js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyVMState, StreamError, uint8, uint32, vmstate } from 'vmstate';
import { requiring } from '../../support/requirements.js';
import { whyNoAssembler } from '../programs/assemble.js';
import { boardAlarms, vmstateSpiEcho } from '../src/board.js';
import { type Replace, saveStates } from '../src/save-states.js';
import { vmstateUart } from '../src/serial.js';
import { vmstatePwm } from '../src/timers.js';
import { bindCdc, vmstateCdc } from '../src/usb.js';
import { Bench } from '../support/bench.js';
import { differences, everything } from '../support/everything.js';

const suiteOfAll = suite('versions of rp2040js save states');
const test = requiring(suiteOfAll, whyNoAssembler());

/** A field added by version: how many bytes a UART has sent. */
const laterUart = vmstate({
  name: 'uart',
  versionId: 2,
  minimumVersionId: 1,
  preLoad: (uart: object) => {
    (uart as Counting).sent = 0;
  },
  fields: { ...vmstateUart.fields, sent: uint32({ since: 2 }) },
});
interface Counting {
  sent: number;
}

/** A part added as a subsection: the PWM's dither, which most programs leave off. */
const vmstateDither = vmstate({
  name: 'pwm/dither',
  versionId: 1,
  needed: ({ level }: { level: number }) => level !== 0,
  fields: { level: uint8() },
});
const laterPwm = vmstate({
  name: 'pwm',
  versionId: 1,
  fields: vmstatePwm.fields,
  subsections: { dither: vmstateDither },
});

const replacing =
  (...pairs: readonly (readonly [AnyVMState, AnyVMState | undefined])[]): Replace =>
  (def) => {
    const pair = pairs.find(([old]) => old === def);
    return pair === undefined ? def : pair[1];
  };

/** A chip that has run `timers`; in a later build, with what is new in use. */
function running(replace?: Replace, prepare: (bench: Bench) => void = () => {}): Bench {
  const bench = Bench.of('timers', replace);
  prepare(bench);
  bench.runTo(10_000);
  return bench;
}

const uarts = ({ simulator }: Bench) => simulator.rp2040.uart as unknown as Counting[];
const dither = ({ simulator }: Bench) => (simulator.rp2040.pwm as unknown as { dither: { level: number } }).dither;
const withSent = (value: number) => (bench: Bench) => {
  for (const uart of uarts(bench)) uart.sent = value;
};
const withDither = (level: number) => (bench: Bench) =>
  Object.assign(bench.simulator.rp2040.pwm, { dither: { level } });

/** Loads a stream into this build's chip, which must refuse it and stay as it was; gives the error. */
function refused(stream: Uint8Array, replace?: Replace): StreamError {
  const bench = new Bench(replace);
  const before = everything(bench);
  try {
    bench.vm.load(stream);
  } catch (error) {
    assert.instance(error, StreamError);
    assert.equal(differences(before, everything(bench)), [], 'a refused stream changes nothing');
    return error as StreamError;
  }
  throw new Error('the stream was loaded');
}

test('a field added by version has its default after an older stream', () => {
  const stream = running().vm.save();
  const later = new Bench(replacing([vmstateUart, laterUart]));
  withSent(7)(later);
  later.vm.load(stream);
  assert.equal(
    uarts(later).map(({ sent }) => sent),
    [0, 0],
  );
});

test('an earlier build says that the field is too new', () => {
  const replace = replacing([vmstateUart, laterUart]);
  const stream = running(replace, withSent(7)).vm.save();
  const again = new Bench(replace);
  withSent(0)(again);
  again.vm.load(stream);
  assert.equal(
    uarts(again).map(({ sent }) => sent),
    [7, 7],
  );
  const error = refused(stream);
  assert.is(error.code, 'unsupported-version');
  assert.match(error.message, /^uart: unsupported version: .* older than the one that saved it; expected 1, got 2/);
});

test('a subsection that is not needed loads everywhere; one that is in use is named by an earlier build', () => {
  const replace = replacing([vmstatePwm, laterPwm]);
  const unused = running(replace, withDither(0)).vm.save();
  new Bench().vm.load(unused);
  const later = new Bench(replace);
  withDither(0)(later);
  later.vm.load(running().vm.save());
  assert.is(dither(later).level, 0);

  const used = running(replace, withDither(3)).vm.save();
  later.vm.load(used);
  assert.is(dither(later).level, 3);
  const error = refused(used);
  assert.is(error.code, 'unknown-subsection');
  assert.match(error.message, /pwm\/dither/);
});

test('a device added later stays as it is; an earlier build names what it does not know', () => {
  const without = replacing([vmstateSpiEcho, undefined]);
  const later = new Bench();
  later.spi.sum = 99;
  later.vm.load(running(without).vm.save());
  assert.is(later.spi.sum, 99);
  const error = refused(running().vm.save(), without);
  assert.is(error.code, 'unknown-section');
  assert.match(error.message, /spi-echo/);
});

test('an alarm that an earlier build has no name for is named', () => {
  const bench = running();
  const alarm = bench.simulator.clock.createAlarm(() => {});
  alarm.schedule(5000);
  assert.throws(() => bench.vm.save(), /an alarm is due that has no name/);
  const alarms = new Map([...boardAlarms(bench.spi, bench.i2c), ['display', alarm]]);
  const error = refused(saveStates(bench.simulator, { alarms }).save());
  assert.is(error.code, 'bad-value');
  assert.match(error.message, /this chip has no alarm "display"/);
});

test('a host of USB is a subsection: only a chip that is one has it', () => {
  const host = running(undefined, ({ simulator }) => simulator.rp2040.writeUint32(0x5011004c, 0x200));
  assert.ok(host.simulator.rp2040.usbCtrl['sofEnabled']);
  const loaded = new Bench();
  loaded.load(host.vm.save(), host.steps);
  assert.equal(differences(everything(host), everything(loaded)), []);
  loaded.vm.load(running().vm.save());
  assert.not(loaded.simulator.rp2040.usbCtrl['sofEnabled']);
});

test('the serial port over USB is saved beside the chip', () => {
  const plugged = () => {
    const bench = Bench.of('system');
    const cdc = new USBCDC(bench.simulator.rp2040.usbCtrl);
    bench.vm.register(vmstateCdc, bindCdc(cdc));
    return { bench, cdc };
  };
  const [one, other] = [plugged(), plugged()];
  for (const byte of [1, 2, 3]) one.cdc.sendSerialByte(byte);
  Object.assign(one.cdc, { descriptorsSize: 75, descriptors: [9, 2, 75], inEndpoint: 2, initialized: true });
  other.bench.vm.load(one.bench.vm.save());
  const { usb: _, ...state } = one.cdc as unknown as Record<string, unknown>;
  const { usb: __, ...loaded } = other.cdc as unknown as Record<string, unknown>;
  assert.equal(loaded, state);
});

suiteOfAll.run();
