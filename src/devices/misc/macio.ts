/**
 * The sections `macio-oldworld` and `macio-newworld`: the I/O controllers of PowerMacs: Heathrow, of older ones, and
 * KeyLargo.
 *
 * QEMU: `hw/misc/macio/macio.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateMacioOldworld = vmstate({
  name: 'macio-oldworld',
  versionId: 0,
  minimumVersionId: { '2.3': 0, '7.2': 0 },
  fields: {
    parent: pciDevice({ name: 'parent_obj.parent' }),
  },
});
export type MacioOldworldState = StateOf<typeof vmstateMacioOldworld>;

export const vmstateMacioNewworld = vmstate({
  name: 'macio-newworld',
  versionId: 0,
  minimumVersionId: { '2.3': 0, '7.2': 0 },
  fields: {
    parent: pciDevice({ name: 'parent_obj.parent' }),
  },
});
export type MacioNewworldState = StateOf<typeof vmstateMacioNewworld>;
