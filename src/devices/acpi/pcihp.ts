/**
 * The ACPI hotplug of PCI devices, part of `piix4_pm`, `ich9_pm/pcihp` and `acpi-ged/pcihp`.
 *
 * QEMU: `hw/acpi/pcihp.c`, for the old form `hw/acpi/piix4.c`, in 2.3, 5.2, 7.2, 10.0 and 11.1.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

/** Buses that can be numbered: the length of the array of their states. */
export const ACPI_PCIHP_MAX_HOTPLUG_BUS = 256;

/** One bus: bit n of `up` and `down` is a device in slot n that was plugged or is to be unplugged. */
export const vmstateAcpiPcihpPciStatus = vmstate({
  name: 'acpi_pcihp_pci_status',
  versionId: 1,
  minimumVersionId: 1,
  fields: { up: uint32(), down: uint32() },
});
export type AcpiPcihpPciStatusState = StateOf<typeof vmstateAcpiPcihpPciStatus>;

/** The same for the only bus of machines without hotplug behind bridges. */
export const vmstatePciStatus = vmstate({
  name: 'pci_status',
  versionId: 1,
  minimumVersionId: 1,
  fields: { up: uint32(), down: uint32() },
});
export type PciStatusState = StateOf<typeof vmstatePciStatus>;

/** VMSTATE_PCI_HOTPLUG without its conditions: the selected bus, all buses, the index asked for last. */
export const pciHotplugFields = /* @__PURE__ */ Object.freeze({
  hotplug_select: uint32(),
  acpi_pcihp_pci_status: array(ACPI_PCIHP_MAX_HOTPLUG_BUS, struct(vmstateAcpiPcihpPciStatus), { since: 1 }),
  acpi_index: uint32(),
});
