/**
 * The sections `integratorcm` and `icp_control`: core module and control registers of ARM Integrator/CP.
 *
 * QEMU: `hw/arm/integratorcp.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateIntegratorcm = vmstate({
  name: 'integratorcm',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cm_osc: uint32(),
    cm_ctrl: uint32(),
    cm_lock: uint32(),
    cm_auxosc: uint32(),
    cm_sdram: uint32(),
    cm_init: uint32(),
    cm_flags: uint32(),
    cm_nvflags: uint32(),
    int_level: uint32(),
    irq_enabled: uint32(),
    fiq_enabled: uint32(),
  },
});
export type IntegratorcmState = StateOf<typeof vmstateIntegratorcm>;

export const vmstateIcpControl = vmstate({
  name: 'icp_control',
  versionId: 1,
  minimumVersionId: 1,
  fields: { intreg_state: uint32() },
});
export type IcpControlState = StateOf<typeof vmstateIcpControl>;
