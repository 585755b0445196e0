/**
 * The timer. v86 keeps the value V that a channel had at a time S, in ms; QEMU keeps the time L at which the full count
 * was loaded, in ns, and when the output changes next (`hw/timer/i8254*.c`).
 */
import type { V86PitState } from '../state/board.js';
import type { PcState } from './machine.js';

const FREQUENCY = 1193182n;
const NS = 1_000_000_000n;
const WORD_LOW = 3;
const WORD_HIGH = 4;
/** What v86 makes of a count of 0, which stands for 65536. */
const FULL_IN_V86 = 0xffff;

type Pit = PcState['i8254'];
type Channel = Pit['channels'][number];

const ticks = (ns: bigint): bigint => (ns * FREQUENCY) / NS;
const nanoseconds = (count: bigint): bigint => (count * NS) / FREQUENCY;
const oneShot = (mode: number): boolean => mode === 0 || mode === 1 || mode === 4 || mode === 5;

/** The level of a channel's output. */
export function output({ count, mode, count_load_time }: Channel, now: bigint): boolean {
  const n = BigInt(count);
  const passed = ticks(now - count_load_time);
  switch (mode) {
    case 0:
      return passed >= n;
    case 1:
      return passed < n;
    case 2:
      return passed % n === 0n && passed !== 0n;
    case 3:
      return passed % n < (n + 1n) >> 1n;
    default:
      return passed === n;
  }
}

/** When a channel's output changes next, after `now`; -1 for never. */
export function nextTransition({ count, mode, count_load_time }: Channel, now: bigint): bigint {
  const n = BigInt(count);
  const passed = ticks(now - count_load_time);
  const at = nextCount(mode, n, passed);
  if (at === undefined) return -1n;
  const time = count_load_time + nanoseconds(at);
  return time > now ? time : now + 1n;
}

function nextCount(mode: number, n: bigint, passed: bigint): bigint | undefined {
  const base = passed - (passed % n);
  switch (mode) {
    case 2:
      return passed === base && passed !== 0n ? base + n : base + n + 1n;
    case 3: {
      const half = (n + 1n) >> 1n;
      return passed - base < half ? base + half : base + n;
    }
    case 4:
    case 5:
      return passed < n ? n : passed === n ? n + 1n : undefined;
    default:
      return passed < n ? n : undefined;
  }
}

/**
 * `now` in ms of v86's clock, `virtual` the same moment in ns of QEMU's. Gives whether an interrupt is due that v86 has
 * not raised yet: it looks at the time only now and then, and a halted guest is mostly stopped in between.
 */
export function pitToQemu(v86: V86PitState, pit: Pit, now: number, virtual: bigint): boolean {
  pit.channels.forEach((channel, i) => {
    const enabled = v86.counter_enabled[i] !== 0;
    const reload = v86.counter_reload[i] ?? 0;
    const count = reload === 0 || reload === FULL_IN_V86 ? 0x10000 : reload;
    const mode = v86.counter_mode[i] ?? 0;
    channel.count = count;
    channel.mode = mode;
    channel.bcd = 0;
    channel.gate = i === 2 ? channel.gate : 1;
    accessToQemu(v86, channel, i);
    // A channel that has run down, or was never started, is one whose time is long over.
    const since = virtual - BigInt(Math.round((now - (v86.counter_start_time[i] ?? 0)) * 1e6));
    const value = BigInt(v86.counter_start_value[i] ?? 0);
    const loaded = enabled ? since + nanoseconds(value - BigInt(count)) : virtual - 2n * nanoseconds(BigInt(count));
    channel.count_load_time = loaded < virtual ? loaded : virtual;
    channel.next_transition_time = i === 0 ? nextTransition(channel, virtual) : 0n;
  });
  pit.next_transition_time = pit.channels[0]?.next_transition_time ?? -1n;
  const [start = 0] = v86.counter_start_time;
  const [value = 0] = v86.counter_start_value;
  return v86.counter_enabled[0] !== 0 && BigInt(value) < ticks(BigInt(Math.round((now - start) * 1e6)));
}

function accessToQemu(v86: V86PitState, channel: Channel, i: number): void {
  const access = v86.counter_read_mode[i] || WORD_LOW;
  const state = access < WORD_LOW ? access : v86.counter_next_low[i] ? WORD_LOW : WORD_HIGH;
  const latched = v86.counter_latch[i] ?? 0;
  channel.rw_mode = access;
  channel.read_state = state;
  channel.write_state = state;
  channel.write_latch = (v86.counter_reload[i] ?? 0) & 0xff;
  channel.latched_count = v86.counter_latch_value[i] ?? 0;
  channel.count_latched = latched === 0 ? 0 : latched + 1;
}

/**
 * Times become relative: 0 is the moment of restoring, which only the process that restores knows. Gives whether an
 * interrupt is due that QEMU has not raised yet.
 */
export function pitFromQemu(pit: Pit, v86: V86PitState, virtual: bigint): boolean {
  pit.channels.forEach((channel, i) => {
    const { count, mode } = channel;
    const n = BigInt(count || 0x10000);
    const passed = ticks(virtual - channel.count_load_time);
    const over = oneShot(mode) && passed >= n;
    const rest = virtual - channel.count_load_time - nanoseconds(passed); // of the tick that is under way
    v86.counter_reload[i] = Math.min(Number(n), FULL_IN_V86);
    v86.counter_mode[i] = mode;
    v86.counter_enabled[i] = Number(!over);
    v86.counter_start_value[i] = Math.min(Number(n - (over ? 0n : passed % n)), FULL_IN_V86);
    v86.counter_start_time[i] = -Number(rest) / 1e6;
    v86.counter_read_mode[i] = channel.rw_mode;
    v86.counter_next_low[i] = channel.rw_mode === 1 || channel.read_state === WORD_LOW ? 1 : 0;
    v86.counter_latch[i] = channel.count_latched === 0 ? 0 : channel.count_latched - 1;
    v86.counter_latch_value[i] = channel.latched_count;
  });
  const [channel] = pit.channels;
  if (channel === undefined) return false;
  const rise = channel.count_load_time + nanoseconds(BigInt(channel.count || 0x10000));
  return oneShot(channel.mode) && pit.next_transition_time === rise && rise <= virtual;
}
