/**
 * The section `I440FX`: the north bridge of the `pc` machines.
 *
 * QEMU: `hw/pci-host/piix.c` in 2.3, `hw/pci-host/i440fx.c` in 5.2, 7.2, 10.0 and 11.1. The SMM flag of 2.3 has been
 * an unused byte since; only 2.3 still loads the versions below 3.
 */
import { absent, type ByteReader, byRelease, type StateOf, uint8, unused, vmstate } from '../../vmstate/index.js';
import { loadPciDevice, type PciDeviceState, pciDevice } from '../pci/pci-device.js';

/** The PAM and SMRAM registers are in the configuration space of `parent_obj`. */
export const vmstateI440fx = vmstate({
  name: 'I440FX',
  versionId: 3,
  minimumVersionId: 3,
  loadOld: { '2.3': { minimumVersionId: 1, load: loadOld }, '5.2': absent },
  fields: {
    parent_obj: pciDevice(),
    smm_enabled: byRelease({ '2.3': uint8(), '5.2': unused(1) }),
  },
});
export type I440fxState = StateOf<typeof vmstateI440fx>;

/** Version 2 has the levels of the four interrupt lines as well, which are the bus's. */
function loadOld(from: ByteReader, version: number): { parent_obj: PciDeviceState; smm_enabled: number } {
  const parent_obj = loadPciDevice(from);
  const smm_enabled = from.u8();
  if (version === 2) from.take(16);
  return { parent_obj, smm_enabled };
}
