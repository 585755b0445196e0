/**
 * The section `es1370`: the sound card Ensoniq AudioPCI ES1370.
 *
 * QEMU: `hw/audio/es1370.c`; checked on streams of 2.3.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateEs1370Channel = vmstate({
  name: 'es1370_channel',
  versionId: 2,
  minimumVersionId: 2,
  fields: { shift: uint32(), leftover: uint32(), scount: uint32(), frame_addr: uint32(), frame_cnt: uint32() },
});

export const vmstateEs1370 = vmstate({
  name: 'es1370',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    dev: pciDevice(),
    chan: array(3, struct(vmstateEs1370Channel), { since: 2 }),
    ctl: uint32(),
    status: uint32(),
    mempage: uint32(),
    codec: uint32(),
    sctl: uint32(),
  },
});
export type Es1370State = StateOf<typeof vmstateEs1370>;
