/**
 * The sections `i82374` and `isa-i82374`: the DMA controller Intel 82374; in 2.3 under another name.
 *
 * QEMU: `hw/dma/i82374.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateI82374 = vmstate({
  name: 'i82374',
  versionId: 0,
  fields: { commands: array(8, uint8()) },
});
export type I82374State = StateOf<typeof vmstateI82374>;

export const vmstateIsaI82374 = vmstate({
  name: 'isa-i82374',
  versionId: 0,
  fields: { state: struct(vmstateI82374) },
});
export type IsaI82374State = StateOf<typeof vmstateIsaI82374>;
