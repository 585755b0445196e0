/**
 * The section `imx.fec`: the Ethernet controllers FEC and ENET of i.MX.
 *
 * QEMU: `hw/net/imx_fec.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import { absent, array, byRelease, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateImxFecTxdescs = vmstate({
  name: 'imx.fec/txdescs',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tx_descriptor_1: uint32({ name: 'tx_descriptor[1]' }),
    tx_descriptor_2: uint32({ name: 'tx_descriptor[2]' }),
  },
});

/** The PHY is a section of its own since 10.0. */
export const vmstateImxFec = vmstate({
  name: 'imx.fec',
  versionId: { '2.3': 2, '10.0': 3 },
  minimumVersionId: { '2.3': 2, '10.0': 3 },
  fields: {
    regs: array(0x640 / 4, uint32()),
    rx_descriptor: uint32(),
    tx_descriptor_0: uint32({ name: 'tx_descriptor[0]' }),
    phy_status: byRelease({ '2.3': uint32(), '10.0': absent }),
    phy_control: byRelease({ '2.3': uint32(), '10.0': absent }),
    phy_advertise: byRelease({ '2.3': uint32(), '10.0': absent }),
    phy_int: byRelease({ '2.3': uint32(), '10.0': absent }),
    phy_int_mask: byRelease({ '2.3': uint32(), '10.0': absent }),
  },
  subsections: { txdescs: vmstateImxFecTxdescs },
});
export type ImxFecState = StateOf<typeof vmstateImxFec>;
