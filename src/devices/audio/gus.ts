/**
 * The section `gus`: the sound card Gravis Ultrasound, on the ISA bus.
 *
 * QEMU: `hw/audio/gus.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { buffer, int32, int64, type StateOf, vmstate } from '../../vmstate/index.js';

/** Bytes of the card's memory, of its registers, and of samples that are being mixed. */
const HIMEM_SIZE = 0x100000 + 32 + 4096;

/** `himem`: all that the card holds; the rest says how far its samples have been played. */
export const vmstateGus = vmstate({
  name: 'gus',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    pos: int32(),
    left: int32(),
    shift: int32(),
    irqs: int32(),
    samples: int32(),
    last_ticks: int64(),
    himem: buffer(HIMEM_SIZE),
  },
});
export type GusState = StateOf<typeof vmstateGus>;
