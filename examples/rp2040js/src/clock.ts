/**
 * The clock, and what is due when.
 *
 * rp2040js makes an alarm with a closure for each thing that may come due, once, when the chip is made. So a stream
 * need not carry closures: each alarm has a name, and the list is saved as names and times.
 */
import type { RP2040, Simulator } from 'rp2040js';
import { bind, context, leaf, qtailq, type StateOf, StreamError, ValueError, vmstate } from 'vmstate';
import { number } from './fields.js';

type Clock = Simulator['clock'];
export type Alarm = ReturnType<Clock['createAlarm']>;
export type Alarms = ReadonlyMap<string, Alarm>;

/** Where the alarms of a chip are. The classes are not exported, and most of their members are private. */
interface HasAlarms {
  readonly ppb: { readonly systickAlarm: Periodic };
  readonly pwm: { readonly channels: readonly Record<'alarmA' | 'alarmB' | 'alarmBottom', Periodic>[] };
  readonly dma: { readonly channels: readonly { readonly transferAlarm: Alarm }[] };
  readonly adc: { readonly sampleAlarm: Alarm; readonly multiShotAlarm: Alarm };
  readonly usbCtrl: {
    readonly endpointReadAlarms: readonly { readonly alarm: Alarm }[];
    readonly endpointWriteAlarms: readonly { readonly alarm: Alarm }[];
    readonly resetAlarm: Alarm;
    readonly sofAlarm: Alarm;
    readonly hostTransactionAlarm: Alarm;
  };
  readonly peripherals: {
    readonly 0x40054: { readonly alarms: readonly { readonly clockAlarm: Alarm }[] };
    readonly 0x40058: { readonly alarm: Periodic };
  };
}
interface Periodic {
  readonly clockAlarm: Alarm;
}

/** All alarms of a chip by name. */
export function alarmsOf(rp2040: RP2040): Map<string, Alarm> {
  const { ppb, pwm, dma, adc, usbCtrl, peripherals } = rp2040 as unknown as HasAlarms;
  const numbered = (name: string, alarms: readonly Alarm[]) =>
    alarms.map((alarm, i) => [`${name} ${i}`, alarm] as const);
  return new Map([
    ['systick', ppb.systickAlarm.clockAlarm],
    ...numbered(
      'timer',
      peripherals[0x40054].alarms.map(({ clockAlarm }) => clockAlarm),
    ),
    ['watchdog', peripherals[0x40058].alarm.clockAlarm],
    ...(['alarmA', 'alarmB', 'alarmBottom'] as const).flatMap((which) =>
      numbered(
        `pwm ${which}`,
        pwm.channels.map((slice) => slice[which].clockAlarm),
      ),
    ),
    ...numbered(
      'dma',
      dma.channels.map(({ transferAlarm }) => transferAlarm),
    ),
    ['adc sample', adc.sampleAlarm],
    ['adc next', adc.multiShotAlarm],
    ...numbered(
      'usb read',
      usbCtrl.endpointReadAlarms.map(({ alarm }) => alarm),
    ),
    ...numbered(
      'usb write',
      usbCtrl.endpointWriteAlarms.map(({ alarm }) => alarm),
    ),
    ['usb reset', usbCtrl.resetAlarm],
    ['usb frame', usbCtrl.sofAlarm],
    ['usb transaction', usbCtrl.hostTransactionAlarm],
  ]);
}

/** A name that this build has no alarm for is refused before anything is loaded. */
const alarmName = leaf<string>({
  type: 'alarm name',
  write: (name, to) => to.counted(name),
  read(from, environment) {
    const { offset } = from;
    const actual = from.counted();
    if ((environment.context as NamedAlarms | undefined)?.alarms.has(actual) === false) {
      const reason = `this chip has no alarm "${actual}"; it is of a later build, or of a device that is not registered`;
      throw new StreamError('bad-value', reason, { offset, actual });
    }
    return actual;
  },
});

const vmstateDue = vmstate({ name: 'due', versionId: 1, fields: { alarm: alarmName(), nanos: number() } });
type Due = StateOf<typeof vmstateDue>;

/** A clock with the names of its alarms. */
export interface NamedAlarms {
  readonly clock: Clock;
  readonly alarms: Alarms;
}

/** `due`: in the order in which they will fire, times in nanoseconds since the start. */
export const vmstateClock = vmstate({
  name: 'clock',
  versionId: 1,
  context: context<NamedAlarms>(),
  preSave: (state, named) => {
    state.due = listDue(named);
  },
  postLoad: ({ due }, _version, named) => setDue(named, due),
  fields: { nanosCounter: number(), due: qtailq(vmstateDue) },
});

export const clockState = (clock: Clock) =>
  bind(
    vmstateClock,
    { clock, due: [] as Due[] },
    {
      nanosCounter: {
        get: (t) => t.clock['nanosCounter'],
        set: (t, nanos) => {
          t.clock['nanosCounter'] = nanos;
        },
      },
    },
  );

/** The clock's list. */
export function listDue({ clock, alarms }: NamedAlarms): Due[] {
  const names = new Map([...alarms].map(([name, alarm]) => [alarm, name]));
  const due: Due[] = [];
  for (let alarm = clock['nextAlarm']; alarm !== null; alarm = alarm.next) {
    const name = names.get(alarm);
    if (name === undefined)
      throw new ValueError('unknown-name', 'an alarm is due that has no name; hand it over as one of alarms');
    due.push({ alarm: name, nanos: alarm.nanos });
  }
  return due;
}

/** Makes the list anew. */
function setDue({ clock, alarms }: NamedAlarms, due: readonly Due[]): void {
  for (const alarm of alarms.values()) {
    alarm.scheduled = false;
    alarm.next = null;
  }
  let next: Alarm | null = null;
  for (const { alarm: name, nanos } of due.toReversed()) {
    const alarm = alarms.get(name) as Alarm;
    next = Object.assign(alarm, { nanos, scheduled: true, next });
  }
  clock['nextAlarm'] = next;
}
