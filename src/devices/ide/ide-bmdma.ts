/**
 * One channel of the bus master of a PCI IDE controller.
 *
 * QEMU: `hw/ide/pci.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int64, named, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

/** Bits of the status register that old versions used for errors: retry DMA 0x08, PIO 0x10, read 0x20, flush 0x40. */
export const BM_MIGRATION_COMPAT_STATUS_BITS = 0x78;

/** Where in the list of descriptors a transfer stands. */
export const vmstateBmdmaCurrent = vmstate({
  name: 'ide bmdma_current',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.prd_len !== 0,
  fields: named('cur_', { addr: uint32(), prd_last: uint32(), prd_addr: uint32(), prd_len: uint32() }),
});

/** The real status register, if `migration_compat_status` cannot hold it. */
export const vmstateBmdmaStatus = vmstate({
  name: 'ide bmdma/status',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => (state.status & BM_MIGRATION_COMPAT_STATUS_BITS) !== 0,
  fields: { status: uint8() },
});

/**
 * Command, status and address of the descriptors. The status has the bits of the bus's error in it and the rest is the
 * request to be tried again, all as versions before the subsection `ide_bus/error` knew them.
 */
export const vmstateBmdma = vmstate({
  name: 'ide bmdma',
  versionId: 3,
  minimumVersionId: 0,
  fields: {
    cmd: uint8(),
    migration_compat_status: uint8(),
    addr: uint32(),
    ...named('migration_', { retry_sector_num: int64(), retry_nsector: uint32(), retry_unit: uint8() }),
  },
  subsections: { current: vmstateBmdmaCurrent, status: vmstateBmdmaStatus },
});
export type BmdmaState = StateOf<typeof vmstateBmdma>;
