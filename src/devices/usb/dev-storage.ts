/**
 * The section `usb-storage`: USB mass storage, bulk-only.
 *
 * QEMU: `hw/usb/dev-storage.c`; checked on streams of 2.3.
 */
import { named, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateUsbDevice } from './usb-device.js';

export const vmstateUsbStorage = vmstate({
  name: 'usb-storage',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dev: struct(vmstateUsbDevice),
    mode: uint32(),
    scsi_len: uint32(),
    scsi_off: uint32(),
    data_len: uint32(),
    ...named('csw.', { sig: uint32(), tag: uint32(), residue: uint32(), status: uint8() }),
  },
});
export type UsbStorageState = StateOf<typeof vmstateUsbStorage>;
