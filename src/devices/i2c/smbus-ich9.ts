/**
 * The section `ich9_smb`: the SMBus controller of `q35` machines.
 *
 * QEMU: `hw/i2c/smbus_ich9.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all. In 2.3 the section is a
 * bare PCI device.
 */
import { bool, byRelease, context, releases, type StateOf, struct, vmstate, when } from '../../vmstate/index.js';
import { vmstatePmSmbus } from '../acpi/pm-smbus.js';
import { anyPciDevice } from '../pci/pci-device.js';

/** `migrateSmbus`: the controller is sent (to 10.0; later always): not before pc-q35-4.0. `pcie`: as of any PCI device. */
export const ich9SmbMachine = context<{ readonly pcie?: boolean; readonly migrateSmbus?: boolean } | undefined>();

export const vmstateIch9Smb = releases({
  '5.2': vmstate({
    name: 'ich9_smb',
    versionId: 1,
    minimumVersionId: 1,
    context: ich9SmbMachine,
    fields: {
      dev: anyPciDevice(),
      irq_enabled: byRelease({ '5.2': when('need_smbus', bool()), '11.1': bool() }),
      smb: byRelease({
        '5.2': when('need_smbus', struct(vmstatePmSmbus, { since: 1 })),
        '11.1': struct(vmstatePmSmbus, { since: 1 }),
      }),
    },
    conditions: { need_smbus: (_state, _version, machine) => machine?.migrateSmbus !== false },
  }),
});
export type Ich9SmbState = StateOf<typeof vmstateIch9Smb>;
