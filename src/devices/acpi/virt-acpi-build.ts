/**
 * The section `virt_acpi_build`: whether ACPI tables of `virt` machines have been patched.
 *
 * QEMU: `hw/arm/virt-acpi-build.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, vmstate } from '../../vmstate/index.js';

export const vmstateVirtAcpiBuild = vmstate({
  name: 'virt_acpi_build',
  versionId: 1,
  minimumVersionId: 1,
  fields: { patched: bool() },
});
export type VirtAcpiBuildState = StateOf<typeof vmstateVirtAcpiBuild>;
