/**
 * Sections `pcnet`: the Ethernet controller AMD PCnet, on PCI and as the Lance of SPARCstations.
 *
 * QEMU: `hw/net/pcnet.c`, `hw/net/pcnet-pci.c`, `hw/net/lance.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One
 * layout in all.
 */
import {
  array,
  buffer,
  int32,
  type StateOf,
  struct,
  timer,
  uint16,
  uint32,
  uint64,
  unused,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

const v3 = { versionId: 3, minimumVersionId: 2 } as const;

/** The chip: control and status registers, bus registers, and the frame that is being sent. */
export const vmstatePcnetChip = vmstate({
  ...v3,
  name: 'pcnet',
  fields: {
    rap: int32(),
    isr: int32(),
    lnkst: int32(),
    rdra: uint32(),
    tdra: uint32(),
    prom: buffer(16),
    csr: array(128, uint16()),
    bcr: array(32, uint16()),
    timer: uint64(),
    xmit_pos: int32(),
    buffer: buffer(4096),
    unused: when('is_version_2', unused(4)),
    tx_busy: int32(),
    poll_timer: timer(),
  },
  conditions: { is_version_2: (_state, version) => version === 2 },
});

export const vmstatePcnetPci = vmstate({
  ...v3,
  name: 'pcnet',
  fields: { parent_obj: pciDevice(), state: struct(vmstatePcnetChip) },
});
export type PcnetPciState = StateOf<typeof vmstatePcnetPci>;

export const vmstateLance = vmstate({ ...v3, name: 'pcnet', fields: { state: struct(vmstatePcnetChip) } });
export type LanceState = StateOf<typeof vmstateLance>;
