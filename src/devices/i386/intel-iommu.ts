/**
 * The section `iommu-intel`: Intel's IOMMU, VT-d.
 *
 * QEMU: `hw/i386/intel_iommu.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. 2.3 cannot migrate it.
 */
import { array, bool, type StateOf, uint8, uint16, uint32, uint64, unused, vmstate } from '../../vmstate/index.js';

/** Bytes of its registers. */
const DMAR_REG_SIZE = 0x230;

/** `csr`: all registers; what stands before is what they say, taken apart. */
export const vmstateIommuIntel = vmstate({
  name: 'iommu-intel',
  versionId: 1,
  minimumVersionId: 1,
  priority: 'iommu',
  unmigratable: { '2.3': true, '5.2': false },
  fields: {
    root: uint64(),
    intr_root: uint64(),
    iq: uint64(),
    intr_size: uint32(),
    iq_head: uint16(),
    iq_tail: uint16(),
    iq_size: uint16(),
    next_frcd_reg: uint16(),
    csr: array(DMAR_REG_SIZE, uint8()),
    iq_last_desc_type: uint8(),
    root_extended: unused(1),
    dmar_enabled: bool(),
    qi_enabled: bool(),
    intr_enabled: bool(),
    intr_eime: bool(),
  },
});
export type IommuIntelState = StateOf<typeof vmstateIommuIntel>;
