/**
 * The sections `megasas` and `megasas-gen2`: the RAID controllers LSI MegaRAID SAS 1078 and 2108, on PCI.
 *
 * QEMU: `hw/scsi/megasas.c`; checked on streams of 2.3 and 7.2. Without MSI-X the table is there, but empty.
 */
import { byRelease, int32, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { msix } from '../pci/msix.js';
import { pciDevice, pcieDevice } from '../pci/pci-device.js';

/** Vectors of both, if MSI-X is on. */
const MEGASAS_MAX_MSIX_QUEUES = 15;

/** Where the queues are in guest memory, and the state of the firmware. */
const registers = {
  fw_state: byRelease({ '2.3': int32(), '5.2': uint32() }),
  intr_mask: byRelease({ '2.3': int32(), '5.2': uint32() }),
  doorbell: byRelease({ '2.3': int32(), '5.2': uint32() }),
  reply_queue_pa: uint64(),
  consumer_pa: uint64(),
  producer_pa: uint64(),
};

/** The conventional one. */
// @__NO_SIDE_EFFECTS__
export const megasas = (vectors: 0 | typeof MEGASAS_MAX_MSIX_QUEUES = 0) =>
  vmstate({
    name: 'megasas',
    versionId: 0,
    minimumVersionId: 0,
    fields: { parent_obj: pciDevice(), msix: struct(msix(vectors), { name: 'parent_obj' }), ...registers },
  });
export type MegasasState = StateOf<ReturnType<typeof megasas>>;

/** The second generation, on PCI Express. */
// @__NO_SIDE_EFFECTS__
export const megasasGen2 = (vectors: 0 | typeof MEGASAS_MAX_MSIX_QUEUES = MEGASAS_MAX_MSIX_QUEUES) =>
  vmstate({
    name: 'megasas-gen2',
    versionId: 0,
    minimumVersionId: 0,
    fields: { parent_obj: pcieDevice(), msix: struct(msix(vectors), { name: 'parent_obj' }), ...registers },
  });
export type MegasasGen2State = StateOf<ReturnType<typeof megasasGen2>>;
