/**
 * The section `or1k-ompic`: with which the CPUs of an OpenRISC machine interrupt each other.
 *
 * QEMU: `hw/intc/ompic.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

/** CPUs that there are registers for, however many the machine has. */
const CPUS = 4;

/**
 * The registers of a CPU. `control`: what it sent last: bits 15 to 0 data, 29 to 16 to which CPU, 30 raise, 31
 * acknowledge. `status`: what it received: data and sender in the same bits, 30 pending.
 */
export const vmstateOr1kOmpicCpu = vmstate({
  name: 'or1k_ompic_cpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { status: uint32(), control: uint32() },
});

/** `num_cpus`: how many CPUs the machine has. */
export const vmstateOr1kOmpic = vmstate({
  name: 'or1k-ompic',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cpus: array(CPUS, struct(vmstateOr1kOmpicCpu), { since: 1 }), num_cpus: uint32() },
});
export type Or1kOmpicState = StateOf<typeof vmstateOr1kOmpic>;
