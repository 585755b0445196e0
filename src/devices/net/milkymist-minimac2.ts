/**
 * The section `milkymist-minimac2`: the Ethernet controller of the Milkymist One.
 *
 * QEMU: `hw/net/milkymist-minimac2.c`; checked on streams of 2.3.
 */
import { array, int32, type StateOf, struct, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMilkymistMinimac2Mdio = vmstate({
  name: 'milkymist-minimac2-mdio',
  versionId: 1,
  fields: {
    last_clk: int32(),
    count: int32(),
    data: uint32(),
    data_out: uint16(),
    state: int32(),
    phy_addr: uint8(),
    reg_addr: uint8(),
  },
});

export const vmstateMilkymistMinimac2 = vmstate({
  name: 'milkymist-minimac2',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(7, uint32()),
    phy_regs: array(32, uint16()),
    mdio: struct(vmstateMilkymistMinimac2Mdio),
  },
});
export type MilkymistMinimac2State = StateOf<typeof vmstateMilkymistMinimac2>;
