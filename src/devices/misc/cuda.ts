/**
 * The section `cuda`: the microcontroller of older PowerMacs behind their interface adapter, for ADB, clock and power.
 *
 * QEMU: `hw/misc/macio/cuda.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. In 2.3 the adapter is part of it; its
 * bytes do not tell which of the two timers runs by itself, so that is a local.
 */
import {
  array,
  buffer,
  int32,
  local,
  releases,
  type StateOf,
  struct,
  timer,
  uint8,
  uint32,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { mos6522TimerFields, vmstateMos6522 } from './mos6522.js';

/** A timer of the adapter in 2.3. `running`: it interrupts by itself, so it has a timer of the machine; only the first does. */
export const vmstateCudaTimer = vmstate({
  name: 'cuda_timer',
  versionId: 0,
  fields: {
    running: local<boolean>(),
    ...mos6522TimerFields,
    timer: when('cuda_timer_exist', timer()),
  },
  conditions: { cuda_timer_exist: ({ running }) => running },
});

/** `data_in`, `data_out`: packets from and to the host; `tick_offset` in seconds. */
export const vmstateCuda = releases({
  '2.3': vmstate({
    name: 'cuda',
    versionId: 2,
    minimumVersionId: 2,
    fields: {
      a: uint8(),
      b: uint8(),
      dira: uint8(),
      dirb: uint8(),
      sr: uint8(),
      acr: uint8(),
      pcr: uint8(),
      ifr: uint8(),
      ier: uint8(),
      anh: uint8(),
      data_in_size: int32(),
      data_in_index: int32(),
      data_out_index: int32(),
      autopoll: uint8(),
      data_in: buffer(128),
      data_out: buffer(16),
      tick_offset: uint32(),
      timers: array(2, struct(vmstateCudaTimer, { since: 1 })),
      adb_poll_timer: timer(),
    },
  }),
  '5.2': vmstate({
    name: 'cuda',
    versionId: 6,
    minimumVersionId: 6,
    fields: {
      parent_obj: struct(vmstateMos6522, { name: 'mos6522_cuda.parent_obj' }),
      last_b: uint8(),
      last_acr: uint8(),
      data_in_size: int32(),
      data_in_index: int32(),
      data_out_index: int32(),
      data_in: buffer(128),
      data_out: buffer(16),
      tick_offset: uint32(),
      sr_delay_timer: timer(),
    },
  }),
});
export type CudaState = StateOf<typeof vmstateCuda>;
