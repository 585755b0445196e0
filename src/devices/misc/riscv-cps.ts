/**
 * The sections `riscv-gcr` and `xmips-cpc`: the coherent processing system of MIPS P8700 cores (machine `boston-aia`),
 * its global registers and its power controller.
 *
 * QEMU: `hw/misc/riscv_cmgcr.c`, `hw/misc/riscv_cpc.c` in 11.1. Older releases do not have them.
 */
import { type StateOf, uint64, vmstate } from '../../vmstate/index.js';

/** `cpc_base`: where the power controller is, bit 0 if it is enabled. Where cores begin after reset is lost on the way. */
export const vmstateRiscvGcr = vmstate({
  name: 'riscv-gcr',
  versionId: 0,
  minimumVersionId: 0,
  fields: { cpc_base: uint64() },
});
export type RiscvGcrState = StateOf<typeof vmstateRiscvGcr>;

/** `vps_running_mask`: a bit for each hart, by its place in the controller, that runs. Instance: counted from 0. */
export const vmstateRiscvCpc = vmstate({
  name: 'xmips-cpc',
  versionId: 0,
  minimumVersionId: 0,
  fields: { vps_running_mask: uint64() },
});
export type RiscvCpcState = StateOf<typeof vmstateRiscvCpc>;
