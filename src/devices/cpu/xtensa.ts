/**
 * The CPU of the targets xtensa and xtensaeb. No release can migrate one: the section `cpu` has no fields and blocks
 * saving and loading, and there is no `cpu_common`. Recordings are of machines without a CPU.
 *
 * QEMU: `target-xtensa/cpu.c` (2.3), `target/xtensa/cpu.c` (5.2, 7.2, 10.0, 11.1).
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';

/** Register it with a CPU, and saving is refused as in QEMU. Instance: counted from 0. */
export const vmstateXtensaCpu = vmstate({ name: 'cpu', versionId: 0, unmigratable: true, fields: {} });
export type XtensaCpuState = StateOf<typeof vmstateXtensaCpu>;
