/**
 * The section `xgmac`: the Ethernet controller Synopsys XGMAC of Calxeda boards.
 *
 * QEMU: `hw/net/xgmac.c`; checked on streams of 7.2.
 */
import { array, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateXgmacStats = vmstate({
  name: 'xgmac_stats',
  versionId: 1,
  minimumVersionId: 1,
  fields: { rx_bytes: uint64(), tx_bytes: uint64(), rx: uint64(), rx_bcast: uint64(), rx_mcast: uint64() },
});

export const vmstateXgmac = vmstate({
  name: 'xgmac',
  versionId: 1,
  minimumVersionId: 1,
  fields: { stats: struct(vmstateXgmacStats), regs: array(0x1000 / 4, uint32()) },
});
export type XgmacState = StateOf<typeof vmstateXgmac>;
