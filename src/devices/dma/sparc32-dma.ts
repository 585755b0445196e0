/**
 * The section `sparc32_dma`: the DMA controller of SPARCstations, for SCSI and Ethernet.
 *
 * QEMU: `hw/dma/sparc32_dma.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateSparc32Dma = vmstate({
  name: 'sparc32_dma',
  versionId: 2,
  minimumVersionId: 2,
  fields: { dmaregs: array(4, uint32()) },
});
export type Sparc32DmaState = StateOf<typeof vmstateSparc32Dma>;
