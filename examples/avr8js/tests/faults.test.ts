/**
 * The check can fail: every field of every definition is left out once, and so is one event, and each time it is seen.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyVMState, vmstate } from 'vmstate';
import type { ProgramName } from '../programs/assemble.js';
import type { ATmega328P } from '../src/chip.js';
import { type ClockEventState, type NamingCpu, vmstateClockEvents } from '../src/events.js';
import type { Replace } from '../src/save-states.js';
import * as definitions from '../src/state.js';
import { at, type Moment, sideBySide } from '../support/side-by-side.js';

const test = suite('faults in save states of avr8js');

/** The definition without one field or subsection. */
function without(def: AnyVMState, key: string): AnyVMState {
  const { name, versionId, minimumVersionId, hooks, subsections = {} } = def;
  const rest = <T extends object>(record: T): T =>
    Object.fromEntries(Object.entries(record).filter(([other]) => other !== key)) as T;
  return vmstate({
    name,
    versionId,
    minimumVersionId,
    ...hooks,
    fields: rest(def.fields),
    subsections: rest(subsections),
  });
}

const instead =
  (of: AnyVMState, other: AnyVMState): Replace =>
  (def) =>
    def === of ? other : def;

/** Moments at which, among them, every field matters. */
const MOMENTS: readonly [ProgramName, readonly Moment[]][] = [
  [
    'timers',
    [
      { cycle: 20_000, when: at('timers', 'sethigh') },
      { cycle: 50_000, when: ({ timers }) => timers.some((timer) => timer['tcntUpdated']) },
      { cycle: 90_000, when: ({ timers }) => timers.some((timer) => timer['updateDivider']) },
      { cycle: 120_000, when: ({ cpu }) => cpu.nextInterrupt >= 0 },
    ],
  ],
  [
    'buses',
    [
      { cycle: 30_000, when: ({ adc }) => adc['converting'] },
      { cycle: 60_000, when: ({ twi, spi }) => twi['busy'] && spi['transmissionActive'] },
    ],
  ],
  [
    'pins',
    [
      { cycle: 10_000, when: lowLevelWaits },
      { cycle: 100_000, when: at('pins', 'unlocked') },
    ],
  ],
  [
    'serial',
    [
      { cycle: 40_000, when: ({ usart }) => usart['rxByte'] !== 0 },
      { cycle: 50_000, when: ({ usart }) => usart.rxBusy && usart['lineBuffer'] !== '' },
    ],
  ],
];

/** A level that was already low when the interrupt was allowed waits as an object of its own. */
function lowLevelWaits({ cpu, portD }: ATmega328P): boolean {
  const waiting = cpu['pendingInterrupts'][2];
  return Boolean(waiting) && waiting !== portD['externalInts'][2];
}

/** The first difference that any of the moments shows, or how the chip failed. */
function firstDifference(replace: Replace): string | undefined {
  for (const [name, moments] of MOMENTS) {
    const options = { moments, cycles: 20_000, saving: replace, loading: replace };
    try {
      const verdicts = sideBySide(name, options);
      const seen = verdicts.find(({ state, output }) => state.length > 0 || output !== undefined);
      if (seen !== undefined) return `${name} saved at ${seen.cycle}: ${seen.output ?? seen.state.join()}`;
    } catch (error) {
      return `${name}: ${(error as Error).message}`;
    }
  }
  return undefined;
}

test('without a fault there is no difference', () => {
  assert.is(
    firstDifference((def) => def),
    undefined,
  );
});

const DEVICES = Object.values(definitions).filter((def) => def !== definitions.vmstateExternalClock);
for (const def of DEVICES) {
  for (const key of [...Object.keys(def.fields), ...Object.keys(def.subsections ?? {})]) {
    test(`it is seen that ${def.name} lacks ${key}`, () => {
      assert.type(firstDifference(instead(def, without(def, key))), 'string');
    });
  }
}

for (const [what, take] of [
  ['the first clock event', (events) => events.slice(1)],
  ['the last clock event', (events) => events.slice(0, -1)],
  ['all clock events', () => []],
] as const satisfies readonly [string, (events: readonly ClockEventState[]) => readonly ClockEventState[]][]) {
  test(`it is seen that ${what} is lost`, () => {
    const { name, versionId, hooks, fields } = vmstateClockEvents;
    const fault = vmstate({
      name,
      versionId,
      ...hooks,
      fields,
      postLoad: (state: { events: ClockEventState[] }, _version: number, cpu: NamingCpu) =>
        cpu.setEvents(take(state.events)),
    } as never);
    assert.type(firstDifference(instead(vmstateClockEvents, fault)), 'string');
  });
}

test('it is seen that a clock event comes a cycle late', () => {
  const { name, versionId, hooks, fields } = vmstateClockEvents;
  const fault = vmstate({
    name,
    versionId,
    ...hooks,
    fields,
    postLoad: ({ events }: { events: ClockEventState[] }, _version: number, cpu: NamingCpu) =>
      cpu.setEvents(events.map((event) => ({ ...event, cycles: event.cycles + 1 }))),
  } as never);
  assert.type(firstDifference(instead(vmstateClockEvents, fault)), 'string');
});

test.run();
