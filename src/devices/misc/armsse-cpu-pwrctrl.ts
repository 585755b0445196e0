/**
 * The section `armsse-cpu-pwrctrl`: the power control block of a core in the SSE-300 subsystem.
 *
 * QEMU: `hw/misc/armsse-cpu-pwrctrl.c` in 7.2, 10.0 and 11.1. One layout in all; 2.3 and 5.2 do not have it.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** CPUPWRCFG: kept, without effect. */
export const vmstateArmsseCpuPwrctrl = vmstate({
  name: 'armsse-cpu-pwrctrl',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cpupwrcfg: uint32() },
});
export type ArmsseCpuPwrctrlState = StateOf<typeof vmstateArmsseCpuPwrctrl>;
