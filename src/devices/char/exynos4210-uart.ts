/**
 * The section `exynos4210.uart`: a serial port of Exynos 4210.
 *
 * QEMU: `hw/char/exynos4210_uart.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all; the size of the
 * queue is never sent: the ports have 256, 64, 16 and 16 bytes.
 */
import { array, bufferPointer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

/** A port whose queue has so many bytes: a ring, written at `sp` and read at `rp`. */
// @__NO_SIDE_EFFECTS__
export const exynos4210Uart = (queueSize: 16 | 64 | 256) =>
  vmstate({
    name: 'exynos4210.uart',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      rx: struct(
        vmstate({
          name: 'exynos4210.uart.fifo',
          versionId: 1,
          minimumVersionId: 1,
          fields: { sp: uint32(), rp: uint32(), data: bufferPointer(queueSize, { since: 1 }) },
        }),
        { since: 1 },
      ),
      reg: array(0x3c / 4, uint32()),
    },
  });
export type Exynos4210UartState = StateOf<ReturnType<typeof exynos4210Uart>>;
