/**
 * The section `dbdma`: the descriptor-based DMA controller of PowerMacs.
 *
 * QEMU: `hw/misc/macio/mac_dbdma.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is
 * in the slots it concerns.
 */
import {
  absent,
  array,
  bool,
  byRelease,
  int32,
  type StateOf,
  struct,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';

export const vmstateDbdmaIo = vmstate({
  name: 'dbdma_io',
  versionId: 0,
  fields: { addr: uint64(), len: int32(), is_last: int32(), is_dma_out: int32(), processing: bool() },
});

export const vmstateDbdmaCmd = vmstate({
  name: 'dbdma_cmd',
  versionId: 0,
  fields: {
    req_count: uint16(),
    command: uint16(),
    phy_addr: uint32(),
    cmd_dep: uint32(),
    res_count: uint16(),
    xfer_status: uint16(),
  },
});

export const vmstateDbdmaChannel = vmstate({
  name: 'dbdma_channel',
  versionId: { '2.3': 0, '5.2': 1 },
  fields: {
    regs: array(16, uint32()),
    io: byRelease({ '2.3': absent, '5.2': struct(vmstateDbdmaIo) }),
    current: byRelease({ '2.3': absent, '5.2': struct(vmstateDbdmaCmd) }),
  },
});

export const vmstateDbdma = vmstate({
  name: 'dbdma',
  versionId: { '2.3': 2, '5.2': 3 },
  minimumVersionId: { '2.3': 2, '7.2': 3 },
  fields: {
    channels: byRelease({
      '2.3': array(32, struct(vmstateDbdmaChannel)),
      '7.2': array(32, struct(vmstateDbdmaChannel), { since: 1 }),
    }),
  },
});
export type DbdmaState = StateOf<typeof vmstateDbdma>;
