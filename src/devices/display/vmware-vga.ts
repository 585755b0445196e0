/**
 * The section `vmware_vga`: the graphics card VMware SVGA II.
 *
 * QEMU: `hw/display/vmware_vga.c`; checked on streams of 2.3.
 */
import { array, int32, int32Equal, named, type StateOf, struct, uint32, unused, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateVmwareVgaInternal = vmstate({
  name: 'vmware_vga_internal',
  versionId: 0,
  fields: {
    new_depth: int32Equal(),
    enable: int32(),
    config: int32(),
    ...named('cursor.', { id: int32(), x: int32(), y: int32(), on: int32() }),
    index: int32(),
    scratch: array(0x20000 / 4, uint32()),
    new_width: int32(),
    new_height: int32(),
    guest: uint32(),
    svgaid: uint32(),
    syncing: int32(),
    unused: unused(4),
  },
});

export const vmstateVmwareVga = vmstate({
  name: 'vmware_vga',
  versionId: 0,
  fields: { parent_obj: pciDevice(), chip: struct(vmstateVmwareVgaInternal) },
});
export type VmwareVgaState = StateOf<typeof vmstateVmwareVga>;
