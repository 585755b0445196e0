/**
 * The sections `ipmi-interface-isa-bt` and `ipmi-interface-pci-bt`: the interface to a management controller by block
 * transfer.
 *
 * QEMU: `hw/ipmi/ipmi_bt.c`, `hw/ipmi/isa_ipmi_bt.c` and `hw/ipmi/pci_ipmi_bt.c`; checked on streams of 5.2, 7.2 and 11.1.
 * One layout in all.
 */
import { array, bool, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** Bytes of a message. */
const MAX_IPMI_MSG_SIZE = 300;

/** What the guest writes comes in `inmsg`, the answer stands in `outmsg`. */
export const vmstateIpmiInterfaceBt = vmstate({
  name: 'ipmi-interface-bt',
  versionId: 1,
  fields: {
    obf_irq_set: bool(),
    atn_irq_set: bool(),
    irqs_enabled: bool(),
    outpos: uint32(),
    outlen: uint32(),
    outmsg: array(MAX_IPMI_MSG_SIZE, uint8()),
    inlen: uint32(),
    inmsg: array(MAX_IPMI_MSG_SIZE, uint8()),
    control_reg: uint8(),
    mask_reg: uint8(),
    waiting_rsp: uint8(),
    waiting_seq: uint8(),
  },
});

export const vmstateIpmiInterfaceIsaBt = vmstate({
  name: 'ipmi-interface-isa-bt',
  versionId: 2,
  minimumVersionId: 2,
  fields: { bt: struct(vmstateIpmiInterfaceBt) },
});
export type IpmiInterfaceIsaBtState = StateOf<typeof vmstateIpmiInterfaceIsaBt>;

export const vmstateIpmiInterfacePciBt = vmstate({
  name: 'ipmi-interface-pci-bt',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: pciDevice(), bt: struct(vmstateIpmiInterfaceBt) },
});
export type IpmiInterfacePciBtState = StateOf<typeof vmstateIpmiInterfacePciBt>;
