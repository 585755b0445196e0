/**
 * Small machines for the tests of `src/savevm`: two devices that between them have everything a section can hold,
 * and RAM of two pages.
 */
import { SaveVM, type SaveVMOptions } from '../../src/savevm/index.js';
import {
  alloc,
  array,
  bool,
  qtailq,
  type Release,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  varray,
  vmstate,
  when,
} from '../../src/vmstate/index.js';

export const ALL_RELEASES: readonly Release[] = ['2.3', '5.2', '7.2', '10.0', '11.1'];

export const vmstateCounter = vmstate({
  name: 'counter',
  versionId: 2,
  minimumVersionId: 1,
  fields: { value: uint32(), step: uint16({ since: 2 }) },
});
export type CounterState = StateOf<typeof vmstateCounter>;

export const vmstateRate = vmstate({
  name: 'fdrive/rate',
  versionId: 1,
  minimumVersionId: 1,
  fields: { rate: uint8() },
  needed: ({ rate }) => rate !== 0,
});

/** Not compressible: it has a list of subsections. */
export const vmstateDrive = vmstate({
  name: 'fdrive',
  versionId: 1,
  minimumVersionId: 1,
  fields: { track: uint8() },
  subsections: { rate: vmstateRate },
});

export const vmstateFdc = vmstate({
  name: 'fdc',
  versionId: 3,
  minimumVersionId: 3,
  fields: { msr: uint8(), drives: array(2, struct(vmstateDrive)), fifo: array(3, uint8()) },
});
export type FdcState = StateOf<typeof vmstateFdc>;

export const counterState = (): CounterState => ({ value: 0x01020304, step: 0x0506 });
export const fdcState = (): FdcState => ({
  msr: 0x80,
  drives: [{ track: 7, rate: { rate: 2 } }, { track: 9 }],
  fifo: Uint8Array.of(1, 2, 3),
});

/** One page of 0xa5, one of zeros. */
export function twoPages(pageSize: number): Uint8Array {
  return new Uint8Array(2 * pageSize).fill(0xa5, 0, pageSize);
}

/** A machine of counter, drive controller and 512 bytes of RAM, with the states behind it. */
export function twoDevices(options: SaveVMOptions) {
  const vm = new SaveVM({ machine: 'isapc', pageSize: 256, ...options });
  const ram = twoPages(256);
  const counter = counterState();
  const fdc = fdcState();
  vm.registerRam('pc.ram', ram);
  vm.register(vmstateCounter, counter);
  vm.register(vmstateFdc, fdc);
  return { vm, ram, counter, fdc };
}

const vmstateRequest = vmstate({ name: 'request', versionId: 0, fields: { tag: uint32(), write: bool() } });
const vmstateLun = vmstate({
  name: 'lun',
  versionId: 1,
  fields: { id: uint8(), sense_len: uint8(), sense: alloc(varray('sense_len', uint8())) },
});
const vmstateRetry = vmstate({ name: 'scsi/retry', versionId: 1, fields: { left: uint32() } });

/** Nested arrays of variable parts, a condition, a list and a subsection. Not for 2.3: it has no lists. */
export const vmstateScsi = vmstate({
  name: 'scsi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    busy: bool(),
    phase: when('busy', uint16()),
    luns: array(3, struct(vmstateLun)),
    requests: qtailq(vmstateRequest),
  },
  conditions: { busy: (state) => state.busy },
  subsections: { retry: vmstateRetry },
});
export type ScsiState = StateOf<typeof vmstateScsi>;
