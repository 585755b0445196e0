/**
 * The section `iommu`: the IOMMU of SPARCstations.
 *
 * QEMU: `hw/sparc/sun4m_iommu.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateIommu = vmstate({
  name: 'iommu',
  versionId: 2,
  minimumVersionId: 2,
  fields: { regs: array(0x4000 / 4, uint32()), iostart: uint64() },
});
export type IommuState = StateOf<typeof vmstateIommu>;
