/**
 * The sections `ipmi-interface` and `ipmi-interface-pci-kcs`: the interface to a management controller by keyboard
 * controller style, on ISA and on PCI.
 *
 * QEMU: `hw/ipmi/ipmi_kcs.c`, `hw/ipmi/isa_ipmi_kcs.c` and `hw/ipmi/pci_ipmi_kcs.c`; checked on streams of 5.2, 7.2, 10.0
 * and 11.1. One layout in all; version 1, of 2.12 and before, lacks the lengths.
 */
import {
  array,
  bool,
  int16,
  releases,
  type StateOf,
  struct,
  uint8,
  uint32,
  unused,
  vmstate,
  vstruct,
  when,
} from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** Bytes of a message. */
const MAX_IPMI_MSG_SIZE = 300;

const vmstate_kcs_before_version2 = (_state: unknown, version: number) => version <= 1;

/** What the guest writes comes in `inmsg`, the answer stands in `outmsg`; commands and data that have come are 0 or above. */
export const vmstateIpmiInterfaceKcs = vmstate({
  name: 'ipmi-interface-kcs',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    obf_irq_set: bool(),
    atn_irq_set: bool(),
    use_irq: when('vmstate_kcs_before_version2', unused(1)),
    irqs_enabled: bool(),
    outpos: uint32(),
    outlen: uint32({ since: 2 }),
    outmsg: array(MAX_IPMI_MSG_SIZE, uint8()),
    inlen: uint32({ since: 2 }),
    inmsg: array(MAX_IPMI_MSG_SIZE, uint8()),
    write_end: bool(),
    status_reg: uint8(),
    data_out_reg: uint8(),
    data_in_reg: int16(),
    cmd_reg: int16(),
    waiting_rsp: uint8(),
  },
  conditions: { vmstate_kcs_before_version2 },
});

/** 2.3 has neither the device nor this kind of field. */
export const vmstateIpmiInterfaceIsaKcs = releases({
  '5.2': vmstate({
    name: 'ipmi-interface',
    versionId: 2,
    minimumVersionId: 1,
    fields: {
      kcs_1: when('vmstate_kcs_before_version2', vstruct(vmstateIpmiInterfaceKcs, 1, { name: 'kcs' })),
      kcs: vstruct(vmstateIpmiInterfaceKcs, 2, { since: 2 }),
    },
    conditions: { vmstate_kcs_before_version2 },
  }),
});
export type IpmiInterfaceIsaKcsState = StateOf<typeof vmstateIpmiInterfaceIsaKcs>;

export const vmstateIpmiInterfacePciKcs = vmstate({
  name: 'ipmi-interface-pci-kcs',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: pciDevice(), kcs: struct(vmstateIpmiInterfaceKcs) },
});
export type IpmiInterfacePciKcsState = StateOf<typeof vmstateIpmiInterfacePciKcs>;
