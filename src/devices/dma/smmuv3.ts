/**
 * The section `smmuv3`: ARM's IOMMU, version 3.
 *
 * QEMU: `hw/arm/smmuv3.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, struct, uint8, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateSmmuv3Queue = vmstate({
  name: 'smmuv3_queue',
  versionId: 1,
  minimumVersionId: 1,
  fields: { base: uint64(), prod: uint32(), cons: uint32(), log2size: uint8() },
});

export const vmstateSmmuv3 = vmstate({
  name: 'smmuv3',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    features: uint32(),
    sid_size: uint8(),
    sid_split: uint8(),
    cr: array(3, uint32()),
    cr0ack: uint32(),
    statusr: uint32(),
    irq_ctrl: uint32(),
    gerror: uint32(),
    gerrorn: uint32(),
    gerror_irq_cfg0: uint64(),
    gerror_irq_cfg1: uint32(),
    gerror_irq_cfg2: uint32(),
    strtab_base: uint64(),
    strtab_base_cfg: uint32(),
    eventq_irq_cfg0: uint64(),
    eventq_irq_cfg1: uint32(),
    eventq_irq_cfg2: uint32(),
    cmdq: struct(vmstateSmmuv3Queue),
    eventq: struct(vmstateSmmuv3Queue),
  },
});
export type Smmuv3State = StateOf<typeof vmstateSmmuv3>;
