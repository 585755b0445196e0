/**
 * The section `cadence_gem`: the gigabit Ethernet controller of Cadence.
 *
 * QEMU: `hw/net/cadence_gem.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is in
 * the slots it concerns.
 */
import { array, bool, byRelease, type StateOf, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

/** `rx_desc_addr`, `tx_desc_addr`: where in guest memory the descriptors are, since 5.2 of each of eight queues. */
export const vmstateCadenceGem = vmstate({
  name: 'cadence_gem',
  versionId: { '2.3': 2, '5.2': 4 },
  minimumVersionId: { '2.3': 2, '5.2': 4 },
  fields: {
    regs: byRelease({ '2.3': array(0x640 / 4, uint32()), '5.2': array(0x800 / 4, uint32()) }),
    phy_regs: array(32, uint16()),
    phy_loop: uint8(),
    rx_desc_addr: byRelease({ '2.3': uint32(), '5.2': array(8, uint32()) }),
    tx_desc_addr: byRelease({ '2.3': uint32(), '5.2': array(8, uint32()) }),
    sar_active: array(4, bool()),
  },
});
export type CadenceGemState = StateOf<typeof vmstateCadenceGem>;
