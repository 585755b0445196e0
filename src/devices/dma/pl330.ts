/**
 * The section `pl330`: the DMA controller ARM PL330.
 *
 * QEMU: `hw/dma/pl330.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all, for sizes that are never
 * sent. 2.3 sends the contents of its queues uninitialised, so what it calls a bool is any byte there.
 */
import { array, buffer, retyped, type StateOf, struct, timer, uint8, uint32, vmstate } from '../../vmstate/index.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;
const v2 = { versionId: { '2.3': 1, '5.2': 2 }, minimumVersionId: { '2.3': 1, '5.2': 2 } } as const;

const PL330_PERIPH_NUM = 32;

/** The type `bool` with any byte in it. */
// @__NO_SIDE_EFFECTS__
const flag = () => retyped('bool', uint8());

/** A thread: the manager, or a channel. */
export const vmstatePl330Chan = vmstate({
  ...v1,
  name: 'pl330_chan',
  fields: {
    src: uint32(),
    dst: uint32(),
    pc: uint32(),
    control: uint32(),
    status: uint32(),
    lc: array(2, uint32()),
    fault_type: uint32(),
    watchdog_timer: uint32(),
    ns: flag(),
    request_flag: uint8(),
    wakeup: uint8(),
    wfp_sbp: uint8(),
    state: uint8(),
    stall: uint8(),
  },
});

/** `tag`: the channel that each byte belongs to. It has the name of a thread in all releases. */
// @__NO_SIDE_EFFECTS__
const pl330Fifo = (size: number) =>
  vmstate({
    ...v1,
    name: 'pl330_chan',
    fields: { buf: buffer(size), tag: buffer(size), head: uint32(), num: uint32(), buf_size: uint32() },
  });

export const vmstatePl330QueueEntry = vmstate({
  ...v1,
  name: 'pl330_queue_entry',
  fields: { addr: uint32(), len: uint32(), n: uint8(), inc: flag(), z: flag(), tag: uint8(), seqn: uint8() },
});

// @__NO_SIDE_EFFECTS__
const pl330Queue = (entries: number) =>
  vmstate({ ...v2, name: 'pl330_queue', fields: { queue: array(entries, struct(vmstatePl330QueueEntry)) } });

/** The sizes of a controller: channels, bytes of the FIFO, entries of both queues. */
export interface Pl330Sizes {
  readonly channels: number;
  readonly fifo: number;
  readonly reads: number;
  readonly writes: number;
}

// @__NO_SIDE_EFFECTS__
export const pl330 = ({ channels, fifo, reads, writes }: Pl330Sizes) =>
  vmstate({
    ...v2,
    name: 'pl330',
    fields: {
      manager: struct(vmstatePl330Chan),
      chan: array(channels, struct(vmstatePl330Chan)),
      lo_seqn: buffer(channels),
      hi_seqn: buffer(channels),
      fifo: struct(pl330Fifo(fifo)),
      read_queue: struct(pl330Queue(reads)),
      write_queue: struct(pl330Queue(writes)),
      timer: timer(),
      inten: uint32(),
      int_status: uint32(),
      ev_status: uint32(),
      dbg: array(2, uint32()),
      debug_status: uint8(),
      num_faulting: uint8(),
      periph_busy: array(PL330_PERIPH_NUM, uint8()),
    },
  });
export type Pl330State = StateOf<ReturnType<typeof pl330>>;
