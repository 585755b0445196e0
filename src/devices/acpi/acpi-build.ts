/**
 * The section `acpi_build`: whether the firmware has fetched the ACPI tables.
 *
 * QEMU: `hw/i386/acpi-build.c` in 2.3, 5.2, 7.2, 10.0 and 11.1, `hw/loongarch/acpi-build.c` (7.2),
 * `hw/loongarch/virt-acpi-build.c` (10.0, 11.1). One layout in all.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** `patched` is 1 once the tables have been handed out: they must not change any more. */
export const vmstateAcpiBuild = vmstate({
  name: 'acpi_build',
  versionId: 1,
  minimumVersionId: 1,
  fields: { patched: uint8() },
});
export type AcpiBuildState = StateOf<typeof vmstateAcpiBuild>;
