/**
 * The two APM ports (0xb2, 0xb3) of a south bridge, part of `piix4_pm` and `ICH9LPC`.
 *
 * QEMU: `hw/isa/apm.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** The command and the status register. */
export const vmstateApm = vmstate({
  name: 'APM State',
  versionId: 1,
  minimumVersionId: 1,
  fields: { apmc: uint8(), apms: uint8() },
});
export type ApmState = StateOf<typeof vmstateApm>;
