/**
 * The CPU of the target unicore32. Neither release can migrate one: the section `cpu` has no fields and blocks saving
 * and loading, and there is no `cpu_common`. Recordings are of machines without a CPU.
 *
 * QEMU: `target-unicore32/cpu.c` (2.3), `target/unicore32/cpu.c` (5.2). 7.2 no longer has the target.
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';

/** Register it with a CPU, and saving is refused as in QEMU. Instance: counted from 0. */
export const vmstateUnicore32Cpu = vmstate({ name: 'cpu', versionId: 0, unmigratable: true, fields: {} });
export type Unicore32CpuState = StateOf<typeof vmstateUnicore32Cpu>;
