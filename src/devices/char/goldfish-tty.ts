/**
 * The section `goldfish_tty`: the serial port of Android's Goldfish.
 *
 * QEMU: `hw/char/goldfish_tty.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateGoldfishTty = vmstate({
  name: 'goldfish_tty',
  versionId: 1,
  minimumVersionId: 1,
  fields: { data_len: uint32(), data_ptr: uint64(), int_enabled: bool(), rx_fifo: struct(fifo8(128)) },
});
export type GoldfishTtyState = StateOf<typeof vmstateGoldfishTty>;
