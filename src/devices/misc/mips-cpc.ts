/**
 * The cluster power controllers of MIPS, and of its RISC-V cores (P8700, machine `boston-aia`).
 *
 * QEMU: `hw/misc/mips_cpc.c` (5.2, 7.2, 10.0, 11.1), `hw/misc/riscv_cpc.c` (11.1).
 */
import { type StateOf, uint64, vmstate } from '../../vmstate/index.js';

/** `vp_running`: a bit for each virtual processor, by the CPU's index, that runs. Instance: 0. */
export const vmstateMipsCpc = vmstate({
  name: 'mips-cpc',
  versionId: 0,
  minimumVersionId: 0,
  fields: { vp_running: uint64() },
});
export type MipsCpcState = StateOf<typeof vmstateMipsCpc>;

/** `vps_running_mask`: a bit for each hart, by its place in the controller, that runs. Instance: counted from 0. */
export const vmstateRiscvCpc = vmstate({
  name: 'xmips-cpc',
  versionId: 0,
  minimumVersionId: 0,
  fields: { vps_running_mask: uint64() },
});
export type RiscvCpcState = StateOf<typeof vmstateRiscvCpc>;
