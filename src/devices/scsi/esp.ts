/**
 * The sections `sysbusespscsi` and `pciespscsi`: the SCSI controller NCR 53C9x (ESP) of SPARCstations, Macs and Jazz boards,
 * and the same on PCI (AMD 53C974).
 *
 * QEMU: `hw/scsi/esp.c`, `hw/scsi/esp-pci.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. From 7.2 on the buffers
 * are queues; what older versions have instead is not loaded.
 */
import {
  absent,
  bool,
  buffer,
  byRelease,
  int32,
  releases,
  type StateOf,
  struct,
  uint8,
  uint32,
  vmstate,
} from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';
import { pciDevice } from '../pci/pci-device.js';

const REGISTERS = 16;
const FIFO_SIZE = 16;
const COMMAND_FIFO_SIZE = 32;

/** The chip. `rregs`, `wregs`: its registers as read and as written. */
export const vmstateEsp = releases({
  '2.3': vmstate({
    name: 'esp',
    versionId: { '2.3': 3, '5.2': 4 },
    minimumVersionId: 3,
    fields: {
      rregs: buffer(REGISTERS),
      wregs: buffer(REGISTERS),
      ti_size: int32(),
      ti_rptr: uint32(),
      ti_wptr: uint32(),
      ti_buf: buffer(FIFO_SIZE),
      status: uint32(),
      deferred_status: byRelease({ '5.2': uint32() }),
      deferred_complete: byRelease({ '5.2': bool() }),
      dma: uint32(),
      cmdbuf: buffer(FIFO_SIZE),
      cmdbuf_rest: byRelease({ '5.2': buffer(COMMAND_FIFO_SIZE - FIFO_SIZE, { name: 'cmdbuf', since: 4 }) }),
      cmdlen: uint32(),
      do_cmd: uint32(),
      dma_left: uint32(),
    },
  }),
  '7.2': vmstate({
    name: 'esp',
    versionId: { '7.2': 6, '10.0': 7, '11.1': 8 },
    minimumVersionId: { '7.2': 6, '10.0': 7, '11.1': 8 },
    fields: {
      rregs: buffer(REGISTERS),
      wregs: buffer(REGISTERS),
      ti_size: int32(),
      status: uint32(),
      dma: uint32(),
      do_cmd: uint32(),
      data_ready: byRelease({ '7.2': bool({ name: 'data_in_ready' }), '10.0': bool() }),
      cmdfifo_cdb_offset: uint8(),
      fifo: struct(fifo8(FIFO_SIZE)),
      cmdfifo: struct(fifo8(COMMAND_FIFO_SIZE)),
      ti_cmd: byRelease({ '7.2': uint8(), '10.0': absent }),
      lun: uint8(),
      drq_state: byRelease({ '10.0': bool() }),
      asc_mode: byRelease({ '11.1': uint8() }),
    },
  }),
});
export type EspState = StateOf<typeof vmstateEsp>;

/** `mig_version_id`: the version of the chip's own definition. */
export const vmstateSysbusEsp = vmstate({
  name: 'sysbusespscsi',
  versionId: { '2.3': 0, '5.2': 1, '7.2': 2 },
  minimumVersionId: { '2.3': 0, '5.2': 1, '7.2': 2 },
  fields: {
    mig_version_id: byRelease({ '7.2': uint8({ name: 'esp.mig_version_id', since: 2 }) }),
    esp: struct(vmstateEsp),
  },
});
export type SysbusEspState = StateOf<typeof vmstateSysbusEsp>;

/** On PCI. */
export const vmstatePciEsp = vmstate({
  name: 'pciespscsi',
  versionId: { '2.3': 0, '5.2': 1, '7.2': 2 },
  minimumVersionId: { '2.3': 0, '5.2': 1, '7.2': 2 },
  fields: {
    parent_obj: pciDevice(),
    dma_regs: buffer(8 * 4),
    mig_version_id: byRelease({ '7.2': uint8({ name: 'esp.mig_version_id', since: 2 }) }),
    esp: struct(vmstateEsp),
  },
});
export type PciEspState = StateOf<typeof vmstatePciEsp>;
