/**
 * The section `ipmi-interface-isa-bt`: the interface to a management controller by block transfer, on ISA.
 *
 * QEMU: `hw/ipmi/isa_ipmi_bt.c`; checked on streams of 7.2.
 */
import { array, bool, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateIpmiInterfaceBt = vmstate({
  name: 'ipmi-interface-bt',
  versionId: 1,
  fields: {
    obf_irq_set: bool(),
    atn_irq_set: bool(),
    irqs_enabled: bool(),
    outpos: uint32(),
    outlen: uint32(),
    outmsg: array(300, uint8()),
    inlen: uint32(),
    inmsg: array(300, uint8()),
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
