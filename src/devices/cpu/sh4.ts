/**
 * The CPU of the targets sh4 and sh4eb. No release can migrate one: the section `cpu` has no fields and blocks saving
 * and loading, and there is no `cpu_common`. Recordings are of machines without a CPU.
 *
 * QEMU: `target-sh4/cpu.c` (2.3), `target/sh4/cpu.c` (5.2, 7.2, 10.0, 11.1).
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';

/** Register it with a CPU, and saving is refused as in QEMU. Instance: counted from 0. */
export const vmstateSh4Cpu = vmstate({ name: 'cpu', versionId: 0, unmigratable: true, fields: {} });
export type Sh4CpuState = StateOf<typeof vmstateSh4Cpu>;
