/**
 * The section `cuda`: the microcontroller of older PowerMacs behind their interface adapter, for ADB, clock and power.
 *
 * QEMU: `hw/misc/macio/cuda.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all. 2.3 has another one, whose
 * bytes do not tell which of its timers are there: no definition.
 */
import { buffer, int32, releases, type StateOf, struct, timer, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateMos6522 } from './mos6522.js';

/** `data_in`, `data_out`: packets from and to the host; `tick_offset` in seconds. */
export const vmstateCuda = releases({
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
