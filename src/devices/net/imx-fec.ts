/**
 * The section `imx.fec`: the Ethernet controllers FEC and ENET of i.MX.
 *
 * QEMU: `hw/net/imx_fec.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import { array, releases, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateImxFecTxdescs = vmstate({
  name: 'imx.fec/txdescs',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tx_descriptor_1: uint32({ name: 'tx_descriptor[1]' }),
    tx_descriptor_2: uint32({ name: 'tx_descriptor[2]' }),
  },
});

export const vmstateImxFecIn5_2 = vmstate({
  name: 'imx.fec',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    regs: array(0x640 / 4, uint32()),
    rx_descriptor: uint32(),
    tx_descriptor_0: uint32({ name: 'tx_descriptor[0]' }),
    phy_status: uint32(),
    phy_control: uint32(),
    phy_advertise: uint32(),
    phy_int: uint32(),
    phy_int_mask: uint32(),
  },
  subsections: { txdescs: vmstateImxFecTxdescs },
});

export const vmstateImxFecIn10_0 = vmstate({
  name: 'imx.fec',
  versionId: 3,
  minimumVersionId: 3,
  fields: {
    regs: array(0x640 / 4, uint32()),
    rx_descriptor: uint32(),
    tx_descriptor_0: uint32({ name: 'tx_descriptor[0]' }),
  },
  subsections: { txdescs: vmstateImxFecTxdescs },
});

export const vmstateImxFec = releases({ '2.3': vmstateImxFecIn5_2, '10.0': vmstateImxFecIn10_0 });
export type ImxFecState = StateOf<typeof vmstateImxFec>;
