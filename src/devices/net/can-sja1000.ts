/**
 * The sections `kvaser_pci`, `mioe3680_pci` and `pcm3680i_pci`: PCI cards with CAN controllers SJA1000.
 *
 * QEMU: `hw/net/can/can_sja1000.c`, `can_kvaser_pci.c`, `can_mioe3680_pci.c` and `can_pcm3680_pci.c`, since 2.12; checked on
 * streams of 5.2, 7.2 and 11.1. One layout in all.
 */
import { array, buffer, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;
/** Bytes that were received. */
const SJA_RCV_BUF_LEN = 64;

export const vmstateQemuCanFilter = vmstate({
  ...v1,
  name: 'qemu_can_filter',
  fields: { can_id: uint32(), can_mask: uint32() },
});

/** A controller; `pel` of its extended mode, `bas` of its basic one. */
export const vmstateCanSja = vmstate({
  ...v1,
  name: 'can_sja',
  fields: {
    mode: uint8(),
    status_pel: uint8(),
    interrupt_pel: uint8(),
    interrupt_en: uint8(),
    rxmsg_cnt: uint8(),
    rxbuf_start: uint8(),
    clock: uint8(),
    code_mask: buffer(8),
    tx_buff: buffer(13),
    rx_buff: buffer(SJA_RCV_BUF_LEN),
    rx_ptr: uint32(),
    rx_cnt: uint32(),
    control: uint8(),
    status_bas: uint8(),
    interrupt_bas: uint8(),
    code: uint8(),
    mask: uint8(),
    filter: array(4, struct(vmstateQemuCanFilter)),
  },
});

export const vmstateKvaserPci = vmstate({
  ...v1,
  name: 'kvaser_pci',
  fields: { dev: pciDevice(), s5920_intcsr: uint32(), sja_state: struct(vmstateCanSja) },
});
export type KvaserPciState = StateOf<typeof vmstateKvaserPci>;

/** Cards with two controllers. */
const two = {
  dev: pciDevice(),
  sja_state_0: struct(vmstateCanSja, { name: 'sja_state[0]' }),
  sja_state_1: struct(vmstateCanSja, { name: 'sja_state[1]' }),
};

export const vmstateMioe3680Pci = vmstate({ ...v1, name: 'mioe3680_pci', fields: two });
export type Mioe3680PciState = StateOf<typeof vmstateMioe3680Pci>;

export const vmstatePcm3680iPci = vmstate({ ...v1, name: 'pcm3680i_pci', fields: two });
export type Pcm3680iPciState = StateOf<typeof vmstatePcm3680iPci>;
