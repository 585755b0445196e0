/**
 * The sections `ftgmac100` and `aspeed-mmi`: the Ethernet controller Faraday FTGMAC100 of Aspeed, and its bridge to
 * an MDIO bus.
 *
 * QEMU: `hw/net/ftgmac100.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { array, releases, type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

/** Where the rings of descriptors are has other widths, at other places, in each layout. */
const begin = { irq_state: uint32(), isr: uint32(), ier: uint32(), rx_enabled: uint32() };
const rest = {
  math: array(2, uint32()),
  itc: uint32(),
  aptcr: uint32(),
  dblac: uint32(),
  revr: uint32(),
  fear1: uint32(),
  tpafcr: uint32(),
  maccr: uint32(),
  phycr: uint32(),
  phydata: uint32(),
  fcr: uint32(),
  phy_status: uint32(),
  phy_control: uint32(),
  phy_advertise: uint32(),
  phy_int: uint32(),
  phy_int_mask: uint32(),
  txdes0_edotr: uint32(),
  rxdes0_edorr: uint32(),
};

export const vmstateFtgmac100 = releases({
  '2.3': vmstate({
    name: 'ftgmac100',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      ...begin,
      rx_ring: uint32(),
      rbsr: uint32(),
      tx_ring: uint32(),
      rx_descriptor: uint32(),
      tx_descriptor: uint32(),
      ...rest,
    },
  }),
  '10.0': vmstate({
    name: 'ftgmac100',
    versionId: 2,
    minimumVersionId: 2,
    fields: {
      ...begin,
      rbsr: uint32(),
      ...rest,
      rx_ring: uint64(),
      tx_ring: uint64(),
      rx_descriptor: uint64(),
      tx_descriptor: uint64(),
    },
  }),
});
export type Ftgmac100State = StateOf<typeof vmstateFtgmac100>;

export const vmstateAspeedMmi = vmstate({
  name: 'aspeed-mmi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { phycr: uint32(), phydata: uint32() },
});
export type AspeedMmiState = StateOf<typeof vmstateAspeedMmi>;
