/**
 * The section `cadence_gem`: the gigabit Ethernet controller of Cadence.
 *
 * QEMU: `hw/net/cadence_gem.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is in
 * the slots it concerns.
 */
import { array, bool, releases, type StateOf, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateCadenceGemIn2_3 = vmstate({
  name: 'cadence_gem',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    regs: array(0x640 / 4, uint32()),
    phy_regs: array(32, uint16()),
    phy_loop: uint8(),
    rx_desc_addr: uint32(),
    tx_desc_addr: uint32(),
    sar_active: array(4, bool()),
  },
});

export const vmstateCadenceGemIn5_2 = vmstate({
  name: 'cadence_gem',
  versionId: 4,
  minimumVersionId: 4,
  fields: {
    regs: array(0x800 / 4, uint32()),
    phy_regs: array(32, uint16()),
    phy_loop: uint8(),
    rx_desc_addr: array(8, uint32()),
    tx_desc_addr: array(8, uint32()),
    sar_active: array(4, bool()),
  },
});

export const vmstateCadenceGem = releases({ '2.3': vmstateCadenceGemIn2_3, '5.2': vmstateCadenceGemIn5_2 });
export type CadenceGemState = StateOf<typeof vmstateCadenceGem>;
