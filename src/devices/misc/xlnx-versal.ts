/**
 * Sections: control blocks of Xilinx Versal; some changed their names with 11.1.
 *
 * QEMU: `hw/misc/xlnx-versal-xramc.c`, `hw/misc/xlnx-versal-pmc-iou-slcr.c`, `hw/misc/xlnx-versal-crl.c`,
 * `hw/misc/xlnx-versal-trng.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all but for the names.
 */
import { array, releases, type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateXlnxVersalXramc = vmstate({
  name: 'xlnx.versal-xramc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0xffc / 4, uint32()) },
});
export type XlnxVersalXramcState = StateOf<typeof vmstateXlnxVersalXramc>;

export const vmstateXlnxVersalPmcIouSlcr = vmstate({
  name: 'xlnx.versal-pmc-iou-slcr',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x82c / 4, uint32()) },
});
export type XlnxVersalPmcIouSlcrState = StateOf<typeof vmstateXlnxVersalPmcIouSlcr>;

export const vmstateXlnxVersalTrng = vmstate({
  name: 'xlnx.versal-trng',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    rand_count: uint32(),
    rand_reseed: uint64(),
    forced_prng_count: uint64(),
    tst_seed: array(2, uint64()),
    regs: array(61, uint32()),
  },
});
export type XlnxVersalTrngState = StateOf<typeof vmstateXlnxVersalTrng>;

const xlnxVersalCrl = {
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x374 / 4, uint32()) },
} as const;

export const vmstateXlnxVersalCrl = releases({
  '2.3': vmstate({ ...xlnxVersalCrl, name: 'xlnx,versal-crl' }),
  '10.0': vmstate({ ...xlnxVersalCrl, name: 'xlnx-versal-crl' }),
});
export type XlnxVersalCrlState = StateOf<typeof vmstateXlnxVersalCrl>;

export const vmstateXlnxVersal2Crl = vmstate({
  name: 'xlnx-versal2-crl',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x3dc / 4, uint32()) },
});
export type XlnxVersal2CrlState = StateOf<typeof vmstateXlnxVersal2Crl>;
