/**
 * The clock events of a chip, under names that a stream can carry.
 *
 * avr8js keeps closures in its list. A timer's or the watchdog's is always the same function; the others are made when
 * a program writes a register, and hold what they were told. Here each gets a name when it is scheduled: its kind, and
 * at most three numbers that it holds. When a state is loaded, the closure is made again from the name.
 */
import { CPU } from 'avr8js';
import { array, context, leaf, qtailq, type StateOf, StreamError, uint16, uint64, vmstate } from 'vmstate';

export type Callback = () => void;

/** What an event is called: its kind, and what its closure holds. */
export type EventName = readonly [kind: string, ...held: number[]];

/** Names an event that is being scheduled. */
export type Naming = (callback: Callback, cycles: number) => EventName;

interface Entry {
  callback: Callback;
  cycles: number;
  next: Entry | null;
}

const NAMELESS = 'an event without a name was scheduled';

/** avr8js's CPU, which also remembers what its events are called. */
export class NamingCpu extends CPU {
  private readonly kinds = new Map<string, (...held: number[]) => Callback>();
  private readonly names = new WeakMap<Callback, EventName>();
  private naming: { readonly name: Naming; left: number } | undefined;

  /** Makes a kind known: `make` gives the closure that holds these numbers. */
  define(kind: string, make: (...held: number[]) => Callback): void {
    this.kinds.set(kind, make);
  }

  /** Makes a kind known whose closure is always the same. */
  defineFixed(kind: string, callback: Callback): void {
    this.define(kind, () => callback);
    this.names.set(callback, [kind]);
  }

  knows(kind: string): boolean {
    return this.kinds.has(kind);
  }

  /** Schedules an event by its name. */
  after(cycles: number, ...name: EventName): void {
    this.addClockEvent(this.make(name), cycles);
  }

  /** What is scheduled while `work` runs, and has no name yet, is called so: at most so many events. */
  whileNaming<T>(name: Naming, work: () => T, most = 1): T {
    const outer = this.naming;
    this.naming = { name, left: most };
    try {
      return work();
    } finally {
      this.naming = outer;
    }
  }

  /** What a write to the register schedules is called so. */
  nameWrites(register: number, naming: (value: number) => Naming, most = 1): void {
    const hook = this.writeHooks[register];
    if (hook === undefined) throw new Error(`no peripheral has the register ${register}`);
    this.writeHooks[register] = (value, old, address, mask) =>
      this.whileNaming(naming(value), () => hook(value, old, address, mask), most);
  }

  override addClockEvent(callback: Callback, cycles: number): Callback {
    const { naming } = this;
    if (naming !== undefined && !this.names.has(callback)) {
      // A callback of the peripheral has scheduled something, too, and nobody knows which is which.
      if (naming.left-- === 0) throw new Error(`${NAMELESS} beside the peripheral's own; use after()`);
      this.names.set(callback, naming.name(callback, cycles));
    }
    return super.addClockEvent(callback, cycles);
  }

  /** The list, in its order. */
  listEvents(): ClockEventState[] {
    const events: ClockEventState[] = [];
    for (let entry = this['nextClockEvent'] as Entry | null; entry !== null; entry = entry.next) {
      const name = this.names.get(entry.callback);
      if (name === undefined) throw new Error(`${NAMELESS}; use after()`);
      const [kind, ...held] = name;
      events.push({ kind, cycles: entry.cycles, held: Uint16Array.from({ length: 3 }, (_, i) => held[i] ?? 0) });
    }
    return events;
  }

  /** Makes the list anew. */
  setEvents(events: readonly ClockEventState[]): void {
    const before = (next: Entry | null, { kind, cycles, held }: ClockEventState): Entry => {
      return { callback: this.make([kind, ...held]), cycles, next };
    };
    this['nextClockEvent'] = events.reduceRight(before, null);
  }

  private make(name: EventName): Callback {
    const [kind, ...held] = name;
    const callback = this.kinds.get(kind)?.(...held);
    if (callback === undefined) throw new Error(`no kind of event is called ${kind}; use define()`);
    if (!this.names.has(callback)) this.names.set(callback, name);
    return callback;
  }
}

/** The kind of an event: a counted string. One that this chip does not know is refused before anything is loaded. */
const kind = leaf<string>({
  type: 'event kind',
  write: (value, to) => to.counted(value),
  read(from, environment) {
    const { offset } = from;
    const actual = from.counted();
    const cpu = environment.context as NamingCpu | undefined;
    if (cpu?.knows(actual) === false) {
      const reason = `this chip has no clock event "${actual}"; it is of a later build, or of a device that is not there`;
      throw new StreamError('bad-value', reason, { offset, actual });
    }
    return actual;
  },
});

const vmstateClockEvent = vmstate({
  name: 'clock event',
  versionId: 1,
  fields: { kind: kind(), cycles: uint64({ as: 'number' }), held: array(3, uint16()) },
});
export type ClockEventState = StateOf<typeof vmstateClockEvent>;

/** All that is due. `cycles` counts from the start of the chip, as `CPU.cycles` does. */
export const vmstateClockEvents = vmstate({
  name: 'clock events',
  versionId: 1,
  context: context<NamingCpu>(),
  preSave: (state: ClockEventsState, cpu) => {
    state.events = cpu.listEvents();
  },
  postLoad: (state: ClockEventsState, _version, cpu) => cpu.setEvents(state.events),
  fields: { events: qtailq(vmstateClockEvent) },
});

interface ClockEventsState {
  events: ClockEventState[];
}
