/**
 * The section `ipmi-bmc-extern`: a management controller outside of QEMU.
 *
 * QEMU: `hw/ipmi/ipmi_bmc_extern.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, vmstate } from '../../vmstate/index.js';

/** Whether it is still to be told of a reset, and whether an answer is awaited. */
export const vmstateIpmiBmcExtern = vmstate({
  name: 'ipmi-bmc-extern',
  versionId: 1,
  minimumVersionId: 1,
  fields: { send_reset: bool(), waiting_rsp: bool() },
});
export type IpmiBmcExternState = StateOf<typeof vmstateIpmiBmcExtern>;
