/**
 * The timer between v86's way to keep it and QEMU's.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { blank } from 'vmstate';
import { vmstatePit } from 'vmstate/devices/timer/i8254';
import { nextTransition, output, pitFromQemu, pitToQemu } from '../src/move/pit.js';
import { vmstateV86Pit } from '../src/state/board.js';

const test = suite('timer between v86 and QEMU');

/** Channel 0 started with a count, so many ms ago. */
function running(mode: number, count: number, now: number, since: number) {
  const v86 = blank(vmstateV86Pit);
  v86.counter_enabled[0] = 1;
  v86.counter_mode[0] = mode;
  v86.counter_read_mode[0] = 3;
  v86.counter_next_low[0] = 1;
  v86.counter_reload[0] = count;
  v86.counter_start_value[0] = count;
  v86.counter_start_time = Float64Array.of(now - since, 0, 0);
  return v86;
}

const MS = 1_000_000n;

test('a rate generator that was started 3 of its 10 ms ago is due in 7', () => {
  const pit = blank(vmstatePit);
  pitToQemu(running(2, 11932, 5000, 3), pit, 5000, 77_000n * MS);
  const [channel] = pit.channels;
  assert.is(channel?.count, 11932);
  assert.is(channel?.count_load_time, 76_997n * MS);
  const due = (channel?.next_transition_time ?? 0n) - 77_000n * MS;
  assert.ok(due > 6_990_000n && due < 7_010_000n, `${due} ns`);
  assert.is(pit.next_transition_time, channel?.next_transition_time, 'it stands in the section twice');
});

test('a count of 65536, which v86 takes for 65535, is whole again in QEMU', () => {
  const pit = blank(vmstatePit);
  pitToQemu(running(3, 0xffff, 100, 1), pit, 100, 100n * MS);
  assert.is(pit.channels[0]?.count, 0x10000);
});

test('a single shot that is over never comes again', () => {
  const pit = blank(vmstatePit);
  pitToQemu(running(4, 1000, 100, 50), pit, 100, 100n * MS);
  assert.is(pit.next_transition_time, -1n);
  const v86 = blank(vmstateV86Pit);
  pitFromQemu(pit, v86, 100n * MS);
  assert.is(v86.counter_enabled[0], 0);
});

test('an interrupt that is due and that v86 has not raised yet is told', () => {
  const pit = blank(vmstatePit);
  assert.is(pitToQemu(running(4, 3359, 100, 16.6), pit, 100, 100n * MS), true);
  assert.is(pitToQemu(running(4, 3359, 100, 2.7), pit, 100, 100n * MS), false);
  const v86 = blank(vmstateV86Pit);
  const [channel] = pit.channels;
  assert.ok(channel !== undefined);
  assert.is(pitFromQemu(pit, v86, 100n * MS), false);
  assert.is(pitFromQemu(pit, v86, channel.next_transition_time), true);
});

test('there and back, a channel is where it was to within two ticks', () => {
  for (const mode of [0, 2, 3, 4]) {
    for (const since of [0.5, 3, 9.9]) {
      const pit = blank(vmstatePit);
      pitToQemu(running(mode, 11932, 5000, since), pit, 5000, 9_000n * MS);
      const v86 = blank(vmstateV86Pit);
      pitFromQemu(pit, v86, 9_000n * MS);
      const value = (v86.counter_start_value[0] ?? 0) + (v86.counter_start_time[0] ?? 0) * 1193.1816666;
      assert.ok(Math.abs(value - (11932 - since * 1193.1816666)) < 2, `mode ${mode}, ${since} ms: ${value}`);
      assert.is(v86.counter_mode[0], mode);
      assert.is(v86.counter_enabled[0], 1);
    }
  }
});

test('outputs and their next change follow the mode', () => {
  const base = blank(vmstatePit).channels[0];
  assert.ok(base !== undefined);
  const at = (mode: number, ticks: number) => {
    const channel = { ...base, mode, count: 1000, count_load_time: 0n };
    const now = (BigInt(ticks) * 1_000_000_000n) / 1193182n + 1n;
    const next = nextTransition(channel, now);
    return [output(channel, now), next < 0n ? -1 : Number((next * 1193182n) / 1_000_000_000n + 1n)];
  };
  assert.equal(at(0, 10), [false, 1000]);
  assert.equal(at(0, 1000), [true, -1]);
  assert.equal(at(2, 10), [false, 1001]);
  assert.equal(at(2, 1000), [true, 2000]);
  assert.equal(at(3, 10), [true, 500]);
  assert.equal(at(3, 600), [false, 1000]);
  assert.equal(at(4, 1000), [true, 1001]);
});

test.run();
