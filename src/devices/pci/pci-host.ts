/**
 * The section `PCIHost`: what all PCI host bridges have in common.
 *
 * QEMU: `hw/pci/pci_host.c` in 5.2, 7.2, 10.0 and 11.1; 2.3 does not have it.
 */
import { context, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** `migrateConfigReg` is the property `x-config-reg-migration-enabled`, on, but not before pc-i440fx-5.1. */
export const pciHostMachine = context<{ readonly migrateConfigReg?: boolean } | undefined>();

/** The address that the next access to configuration space goes to (port 0xcf8 of a PC). */
export const vmstatePciHost = vmstate({
  name: 'PCIHost',
  versionId: 1,
  minimumVersionId: 1,
  context: pciHostMachine,
  needed: (_state, machine) => machine?.migrateConfigReg !== false,
  fields: { config_reg: uint32() },
});
export type PciHostState = StateOf<typeof vmstatePciHost>;
