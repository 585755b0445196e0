/**
 * Nothing was forgotten: every property of every object of the chip is saved by a field, or is no state, with the reason
 * in `NO_STATE`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyVMState, vmstate } from 'vmstate';
import { audit } from 'vmstate/testing';
import { alarmsOf } from '../src/clock.js';
import type { Replace } from '../src/save-states.js';
import { vmstateUsb, vmstateUsbHost } from '../src/usb.js';
import { Bench } from '../support/bench.js';
import { differences, everything, NO_STATE, walk } from '../support/everything.js';

const test = suite('coverage of rp2040js');

const used = new Set<string>();

/** What a definition leaves over, by its last name; references to counters and to alarms of the clock by what they are. */
function leftOver(def: Parameters<typeof audit>[0], target: object): string[] {
  return audit(def, target).map(({ path }) => {
    if (/alarm\w*\.timer$/i.test(path)) return 'alarm.timer';
    if (/(clock|transfer|sample|multiShot|reset|sof|hostTransaction)Alarm$|Alarms\[\]\.alarm$|^alarm$/.test(path))
      return 'clock.alarm';
    return path.replace(/.*\./, '');
  });
}

/** Asserts that what is left over is no state. */
function allNoState(keys: readonly string[], where: string): void {
  for (const key of keys) {
    assert.ok(NO_STATE[key] !== undefined, `${key} of ${where} is neither saved nor named as no state`);
    used.add(key);
  }
}

test('the audit finds nothing that is neither saved nor no state', () => {
  const { simulator, vm } = new Bench();
  const { rp2040 } = simulator;
  const devices = vm.devices();
  const saved = new Set<unknown>([
    ...devices.map(({ state }) => state),
    rp2040.usbCtrl,
    ...vm.blocks.map(({ memory }) => memory),
  ]);
  for (const { def, state } of devices) {
    for (const key of Object.keys(state)) used.add(key);
    if (def.name === 'usb') continue; // bound, so that its own properties cannot be seen
    const left = leftOver(def, state).filter((key) => !isSaved((state as Record<string, unknown>)[key]));
    allNoState(
      left.filter((key) => key !== 'bootrom' && key !== 'peripherals'),
      def.name,
    );
  }
  const usb = leftOver(vmstateUsb, rp2040.usbCtrl).filter((key) => !(key in vmstateUsbHost.fields));
  allNoState(usb, 'usb');
  for (const peripheral of Object.values(rp2040.peripherals)) {
    // Those that are not saved have nothing of their own.
    if (!saved.has(peripheral))
      allNoState(Object.keys(peripheral as object), (peripheral as unknown as { name: string }).name);
  }

  /** A part that is registered by itself, or parts. */
  function isSaved(value: unknown): boolean {
    return saved.has(value) || (Array.isArray(value) && value.length > 0 && value.every((item) => saved.has(item)));
  }
});

test('everything that is named as no state is there', () => {
  assert.equal(
    Object.keys(NO_STATE).filter((key) => !used.has(key)),
    [],
  );
});

test('every alarm of the chip has a name', () => {
  const { rp2040 } = new Bench().simulator;
  const found = new Set<object>();
  const seen = new Set<object>();
  const into = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) return;
    seen.add(value);
    if ('scheduled' in value) found.add(value);
    else Object.values(value).forEach(into);
  };
  into(
    Object.entries(rp2040)
      .filter(([key]) => key !== 'clock')
      .map(([, value]) => value),
  );
  const named = new Set<object>(alarmsOf(rp2040).values());
  assert.is([...found].filter((alarm) => !named.has(alarm)).length, 0);
  assert.is([...named].filter((alarm) => !found.has(alarm)).length, 0);
});

/** Gives every property another value. */
function changeAll(bench: Bench): void {
  const { simulator, spi, i2c } = bench;
  walk({ chip: simulator.rp2040, spi, i2c }, (owner, key) => {
    const value = owner[key];
    if (typeof value === 'number') owner[key] = value === 0xffff ? 0 : value + 1;
    else if (typeof value === 'boolean') owner[key] = !value;
    else if (value instanceof Date) owner[key] = new Date(value.getTime() + 86_400_000);
    else if (value === null) owner[key] = Uint8Array.of(1, 2, 3);
    else if (ArrayBuffer.isView(value)) {
      const items = value as Uint8Array;
      for (let i = 0; i < items.length; i += 1 + (items.length >> 6)) items[i] = (items[i] as number) + 1;
    }
  });
  for (const list of ['endpointReadAlarms', 'endpointWriteAlarms'] as const) {
    const endpoints = simulator.rp2040.usbCtrl[list] as { buffers: Uint8Array[] }[];
    for (const { buffers } of endpoints) buffers.push(Uint8Array.of(4, 5, 6));
  }
  for (const channel of simulator.rp2040.dma.channels) channel['transferFn'] = channel['transfer16'];
  simulator.clock['nanosCounter'] += 1234.5;
  for (const alarm of bench.named.alarms.values()) alarm.schedule(1000 + bench.named.alarms.size);
}

test('every property that is given another value has it after loading, too', () => {
  const one = new Bench();
  const before = everything(one);
  changeAll(one);
  const changed = everything(one);
  const same = [...before.keys()].filter(
    (path) => before.get(path) === changed.get(path) && before.get(path) !== 'callback',
  );
  assert.equal(
    same.filter((path) => !/\.transfer\w*$/.test(path)),
    [],
  );
  const other = new Bench();
  other.load(one.vm.save(), 0);
  assert.equal(differences(changed, everything(other)), []);
  for (const { simulator } of [one, other]) for (const pio of simulator.rp2040.pio) pio.stop();
});

/** The definition without one field or subsection. */
function without(def: AnyVMState, key: string): AnyVMState {
  const { name, versionId, minimumVersionId, hooks, fields, subsections = {} } = def;
  const rest = <T extends object>(record: T): T =>
    Object.fromEntries(Object.entries(record).filter(([other]) => other !== key)) as T;
  return vmstate({ name, versionId, minimumVersionId, ...hooks, fields: rest(fields), subsections: rest(subsections) });
}

test('it is seen when any field is left out', () => {
  const one = new Bench();
  changeAll(one);
  const changed = everything(one);
  // Which sectors are erased is seen only in a chip that has others; `side-by-side.test.ts` has that.
  const definitions = new Set<AnyVMState>(one.vm.devices().map(({ def }) => def as AnyVMState));
  const unseen: string[] = [];
  let fields = 0;
  for (const def of definitions) {
    if (def.name === 'flash') continue;
    for (const [key, field] of Object.entries({ ...def.fields, ...def.subsections })) {
      if ('slot' in field && field.slot === 'local') continue;
      const lacking = without(def, key);
      const replace: Replace = (other) => (other === def ? lacking : other);
      const other = new Bench(replace);
      other.load(one.saveStates(replace).save(), 0);
      if (differences(changed, everything(other)).length === 0) unseen.push(`${def.name}.${key}`);
      for (const pio of other.simulator.rp2040.pio) pio.stop();
      fields++;
    }
  }
  assert.equal(unseen, []);
  assert.ok(fields > 200, `only ${fields} fields were left out`);
});

test('the RTC shows the same hour in another time zone', () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Asia/Tokyo';
    const one = new Bench();
    const stream = one.vm.save();
    const hour = (bench: Bench) => bench.simulator.rp2040.readUint32(0x4005c01c);
    const then = hour(one);
    process.env.TZ = 'America/New_York';
    const other = new Bench();
    other.load(stream, 0);
    assert.is(hour(other), then);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test.run();
