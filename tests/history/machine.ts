/**
 * A small machine for tests of snapshots: two timers, a UART with a queue, and memory.
 */
import {
  array,
  bool,
  buffer,
  qtailq,
  SaveVM,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../src/index.js';

export const vmstateChannel = vmstate({ name: 'channel', versionId: 1, fields: { count: uint16(), on: bool() } });
export const vmstateTimer = vmstate({
  name: 'timer',
  versionId: 1,
  fields: { channels: array(2, struct(vmstateChannel)), regs: array(4, uint32()), time: uint64() },
  postLoad: (state) => {
    if (state.time === 666n) throw new Error('a time that cannot be');
  },
});
const vmstateByte = vmstate({ name: 'byte', versionId: 1, fields: { value: uint8() } });
export const vmstateUart = vmstate({
  name: 'uart',
  versionId: 1,
  fields: { fifo: buffer(4), queue: qtailq(vmstateByte) },
});

type Timer = StateOf<typeof vmstateTimer>;
type Uart = StateOf<typeof vmstateUart>;
/** The devices of the machine by the names of their sections. */
export type Machine = { timer: Timer; 'timer 1': Timer; uart: Uart };

const timer = (): Timer => ({
  channels: [
    { count: 1, on: false },
    { count: 2, on: true },
  ],
  regs: Uint32Array.of(1, 2, 3, 4),
  time: 5n,
});

export const PAGE = 256;

/** A machine, its live states, and its memory of a thousand pages. */
export function machine() {
  const devices = { first: timer(), second: timer(), uart: { fifo: new Uint8Array(4), queue: [{ value: 1 }] } as Uart };
  const memory = new Uint8Array(1000 * PAGE);
  const vm = new SaveVM({ release: '7.2', pageSize: PAGE });
  vm.registerRam('ram', memory);
  vm.register(vmstateTimer, devices.first);
  vm.register(vmstateTimer, devices.second);
  vm.register(vmstateUart, devices.uart);
  return { vm, memory, ...devices };
}
