/**
 * Rows of the catalogue: network controllers, from QEMU's `hw/net` and the boards.
 */
import { vmstateAllwinnerEmac } from '../net/allwinner-emac.js';
import { vmstateAllwinnerSun8iEmac } from '../net/allwinner-sun8i-emac.js';
import { vmstateCadenceGem } from '../net/cadence-gem.js';
import { vmstateKvaserPci, vmstateMioe3680Pci, vmstatePcm3680iPci } from '../net/can-sja1000.js';
import { vmstateCtucanPci } from '../net/ctucan.js';
import { vmstateDp8393x } from '../net/dp8393x.js';
import { vmstateE1000 } from '../net/e1000.js';
import { e1000e } from '../net/e1000e.js';
import { EEPRO100_CHIPS, eepro100 } from '../net/eepro100.js';
import { vmstateFlexcan } from '../net/flexcan.js';
import { vmstateAspeedMmi, vmstateFtgmac100 } from '../net/ftgmac100.js';
import { vmstateI82596 } from '../net/i82596.js';
import { vmstateIgb } from '../net/igb.js';
import { vmstateImxFec } from '../net/imx-fec.js';
import { vmstateLan9118 } from '../net/lan9118.js';
import { vmstateLan9118Phy } from '../net/lan9118-phy.js';
import { vmstateMilkymistMinimac2 } from '../net/milkymist-minimac2.js';
import { vmstateMipsnet } from '../net/mipsnet.js';
import { vmstateMsf2Emac } from '../net/msf2-emac.js';
import { vmstateMv88w8618Eth } from '../net/mv88w8618-eth.js';
import { vmstateNe2000 } from '../net/ne2000-pci.js';
import { vmstateNpcmGmac } from '../net/npcm-gmac.js';
import { vmstateNpcmPcs } from '../net/npcm-pcs.js';
import { vmstateNpcm7xxEmc } from '../net/npcm7xx-emc.js';
import { vmstateLance, vmstatePcnetPci } from '../net/pcnet.js';
import { vmstateRtl8139 } from '../net/rtl8139.js';
import { vmstateSlirp } from '../net/slirp.js';
import { vmstateSmc91c111 } from '../net/smc91c111.js';
import { vmstateSpaprLlan } from '../net/spapr-llan.js';
import { vmstateStellarisEnet } from '../net/stellaris-enet.js';
import { vmstateSungem } from '../net/sungem.js';
import { vmstateSunhme } from '../net/sunhme.js';
import { vmstateTulip } from '../net/tulip.js';
import { vmstateVmxnet3, vmstateVmxnet3Msix } from '../net/vmxnet3.js';
import { vmstateXgmac } from '../net/xgmac.js';
import { vmstateXlnxVersalCanfd, vmstateXlnxZynqmpCan } from '../net/xlnx-can.js';
import type { CatalogueEntry } from './entry.js';

export const netDevices: readonly CatalogueEntry[] = [
  { def: vmstateSmc91c111 },
  { def: vmstateAllwinnerEmac },
  { def: vmstateLan9118 },
  { def: vmstateLan9118Phy },
  { def: vmstateMv88w8618Eth },
  { def: vmstateStellarisEnet },
  { def: vmstateMilkymistMinimac2 },
  { def: vmstateMipsnet },
  { def: vmstateFtgmac100 },
  { def: vmstateAspeedMmi },
  { def: vmstateMsf2Emac },
  { def: vmstateFlexcan },
  { def: vmstateNpcm7xxEmc },
  { def: vmstateNpcmGmac },
  { def: vmstateNpcmPcs },
  { def: vmstateXlnxZynqmpCan },
  { def: vmstateXlnxVersalCanfd },
  { def: vmstateAllwinnerSun8iEmac },
  { def: vmstateCadenceGem },
  { def: vmstateNe2000 },
  { def: vmstateRtl8139 },
  { def: vmstateImxFec },
  { def: vmstateSlirp },
  { def: vmstateSungem },
  { def: vmstateSunhme },
  { def: vmstateI82596 },
  { def: vmstateDp8393x },
  { def: vmstateSpaprLlan },
  { def: vmstateVmxnet3Msix },
  { def: vmstateVmxnet3, base: { mcast_list: { mcast_list_buff_size: 0 } } },
  { def: vmstateXgmac },
  { def: vmstateTulip },
  { def: vmstatePcnetPci },
  { def: vmstateLance },
  ...EEPRO100_CHIPS.map((chip) => ({ def: eepro100(chip) })),
  { def: vmstateE1000 },
  { def: e1000e() },
  { def: e1000e(), context: { migrateTimadj: false } },
  { def: e1000e(0) },
  { def: vmstateIgb },
  { def: vmstateKvaserPci },
  { def: vmstateMioe3680Pci },
  { def: vmstatePcm3680iPci },
  { def: vmstateCtucanPci },
];
