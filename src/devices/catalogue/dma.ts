/**
 * Rows of the catalogue: DMA controllers and IOMMUs, from QEMU's `hw/dma` and the boards.
 */
import { vmstateBcm2835Dma } from '../dma/bcm2835-dma.js';
import { vmstateI82374, vmstateIsaI82374 } from '../dma/i82374.js';
import { vmstateDbdma } from '../dma/mac-dbdma.js';
import { vmstatePl080 } from '../dma/pl080.js';
import { pl330 } from '../dma/pl330.js';
import { vmstatePxa2xxDma } from '../dma/pxa2xx-dma.js';
import { vmstateRc4030 } from '../dma/rc4030.js';
import { vmstateSmmuv3 } from '../dma/smmuv3.js';
import { vmstateSparc32Dma } from '../dma/sparc32-dma.js';
import { vmstateIommu } from '../dma/sun4m-iommu.js';
import { vmstateXlnxCsuDma } from '../dma/xlnx-csu-dma.js';
import { vmstateXlnxDpdma } from '../dma/xlnx-dpdma.js';
import { vmstateXlnxZdma } from '../dma/xlnx-zdma.js';
import { vmstateXlnxZynqDevcfg } from '../dma/xlnx-zynq-devcfg.js';
import type { CatalogueEntry } from './entry.js';

/** The controllers of Exynos 4210, one and two, and that of Zynq. */
const PL330_SIZES = [
  { channels: 8, fifo: 256, reads: 8, writes: 8 },
  { channels: 8, fifo: 1024, reads: 8, writes: 8 },
  { channels: 8, fifo: 4096, reads: 16, writes: 16 },
];

export const dmaDevices: readonly CatalogueEntry[] = [
  { def: vmstatePl080 },
  ...PL330_SIZES.map((sizes) => ({ def: pl330(sizes) })),
  { def: vmstateI82374 },
  { def: vmstateIsaI82374 },
  { def: vmstateIommu },
  { def: vmstateSparc32Dma },
  { def: vmstateBcm2835Dma },
  { def: vmstateXlnxZynqDevcfg },
  { def: vmstateXlnxZdma },
  { def: vmstateXlnxDpdma },
  { def: vmstateRc4030 },
  { def: vmstateDbdma },
  { def: vmstateSmmuv3 },
  { def: vmstateXlnxCsuDma },
  { def: vmstatePxa2xxDma },
];
