/**
 * The section `pxa2xx_dma`: the DMA controller of Intel PXA2xx.
 *
 * QEMU: `hw/dma/pxa2xx_dma.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, buffer, int32, type StateOf, struct, uint32, unused, vmstate, when } from '../../vmstate/index.js';

export const vmstatePxa2xxDmaChan = vmstate({
  name: 'pxa2xx_dma_chan',
  versionId: 1,
  minimumVersionId: 1,
  fields: { descr: uint32(), src: uint32(), dest: uint32(), cmd: uint32(), state: uint32(), request: int32() },
});

export const vmstatePxa2xxDma = vmstate({
  name: 'pxa2xx_dma',
  versionId: 1,
  fields: {
    unused: when('is_version_0', unused(4)),
    stopintr: uint32(),
    eorintr: uint32(),
    rasintr: uint32(),
    startintr: uint32(),
    endintr: uint32(),
    align: uint32(),
    pio: uint32(),
    req: buffer(75),
    chan: array(32, struct(vmstatePxa2xxDmaChan)),
  },
  conditions: { is_version_0: (_state, version) => version === 0 },
});
export type Pxa2xxDmaState = StateOf<typeof vmstatePxa2xxDma>;
