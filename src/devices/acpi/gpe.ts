/**
 * The general purpose event registers of `piix4_pm`.
 *
 * QEMU: `hw/acpi/piix4.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { pointer, type StateOf, uint16, vmstate } from '../../vmstate/index.js';

/** Status and enable bits; bit n is event n. */
export const vmstateAcpiGpe = vmstate({
  name: 'gpe',
  versionId: 1,
  minimumVersionId: 1,
  fields: { sts: pointer(uint16()), en: pointer(uint16()) },
});
export type AcpiGpeState = StateOf<typeof vmstateAcpiGpe>;
