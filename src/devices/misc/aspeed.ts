/**
 * Sections: control blocks of Aspeed's management controllers, each an array of registers.
 *
 * QEMU: `hw/misc/aspeed_scu.c`, `hw/misc/aspeed_sdmc.c`, `hw/misc/aspeed_xdma.c`, `hw/misc/aspeed_lpc.c`,
 * `hw/misc/aspeed_sbc.c`, `hw/misc/aspeed_hace.c`, `hw/misc/aspeed_ltpi.c`; checked on streams of 5.2, 7.2, 10.0 and
 * 11.1. What differs between them is in the slots it concerns.
 */
import { absent, array, byRelease, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedScu = vmstate({
  name: 'aspeed.scu',
  versionId: 2,
  minimumVersionId: 2,
  fields: { regs: array(0xe20 / 4, uint32()) },
});
export type AspeedScuState = StateOf<typeof vmstateAspeedScu>;

export const vmstateAspeedSdmc = vmstate({
  name: 'aspeed.sdmc',
  versionId: { '2.3': 1, '10.0': 2 },
  minimumVersionId: { '2.3': 1, '10.0': 2 },
  fields: {
    regs: byRelease({ '2.3': array(0x500 / 4, uint32()), '10.0': array(0x1000 / 4, uint32()) }),
  },
});
export type AspeedSdmcState = StateOf<typeof vmstateAspeedSdmc>;

export const vmstateAspeedXdma = vmstate({
  name: 'aspeed.xdma',
  versionId: 1,
  fields: { regs: array(31, uint32()) },
});
export type AspeedXdmaState = StateOf<typeof vmstateAspeedXdma>;

export const vmstateAspeedLpc = vmstate({
  name: 'aspeed.lpc',
  versionId: 2,
  minimumVersionId: 2,
  fields: { regs: array(0x260 / 4, uint32()), subdevice_irqs_pending: uint32() },
});
export type AspeedLpcState = StateOf<typeof vmstateAspeedLpc>;

export const vmstateAspeedSbc = vmstate({
  name: 'aspeed.sbc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x93c / 4, uint32()) },
});
export type AspeedSbcState = StateOf<typeof vmstateAspeedSbc>;

export const vmstateAspeedHace = vmstate({
  name: 'aspeed.hace',
  versionId: { '2.3': 1, '11.1': 2 },
  minimumVersionId: { '2.3': 1, '11.1': 2 },
  fields: {
    regs: byRelease({ '2.3': array(25, uint32()), '11.1': absent }),
    total_req_len: uint32(),
    iov_count: byRelease({ '2.3': uint32(), '11.1': absent }),
  },
});
export type AspeedHaceState = StateOf<typeof vmstateAspeedHace>;

export const vmstateAspeedLtpiCtrl = vmstate({
  name: 'aspeed.ltpi-ctrl',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ctrl_regs: array(0x200 / 4, uint32()),
    phy_regs: array(0x100 / 4, uint32()),
    top_regs: array(0x100 / 4, uint32()),
  },
});
export type AspeedLtpiCtrlState = StateOf<typeof vmstateAspeedLtpiCtrl>;
