/**
 * The section `acpi-erst`: where a guest keeps records of errors over a restart; the records are a block of RAM.
 *
 * QEMU: `hw/acpi/erst.c`, since 7.0; checked on streams of 7.2 and 11.1. One layout in all.
 */
import { type StateOf, uint8, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateAcpiErst = vmstate({
  name: 'acpi-erst',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    operation: uint8(),
    busy_status: uint8(),
    command_status: uint8(),
    record_offset: uint32(),
    reg_action: uint64(),
    reg_value: uint64(),
    record_identifier: uint64(),
    next_record_index: uint32(),
  },
});
export type AcpiErstState = StateOf<typeof vmstateAcpiErst>;
