/**
 * Rows of the catalogue: DMA controllers and IOMMUs, from QEMU's `hw/dma` and the boards.
 */
import { vmstateBcm2835Dma } from '../dma/bcm2835-dma.js';
import { vmstateI82374, vmstateIsaI82374 } from '../dma/i82374.js';
import { vmstateDbdma } from '../dma/mac-dbdma.js';
import { vmstatePl080 } from '../dma/pl080.js';
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

export const dmaDevices: readonly CatalogueEntry[] = [
  { def: vmstatePl080 },
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
