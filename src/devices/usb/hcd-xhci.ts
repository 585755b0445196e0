/**
 * The sections `xhci` and `xhci-sysbus`: the USB 3 host controller xHCI, on PCI and without.
 *
 * QEMU: `hw/usb/hcd-xhci.c`, `hw/usb/hcd-xhci-pci.c`, `hw/usb/hcd-xhci-sysbus.c`; checked on streams of 2.3, 7.2, 10.0 and
 * 11.1. Since 5.2 the controller proper is a struct of its own. How many ports, slots and interrupters it has is never sent:
 * `numports` (30 at most), `numslots` (64) and `numintrs` (16).
 */
import {
  array,
  bool,
  byRelease,
  type Field,
  int64,
  local,
  releases,
  type StateOf,
  struct,
  timer,
  uint8,
  uint32,
  uint64,
  varray,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { msix } from '../pci/msix.js';
import { pcieDevice } from '../pci/pci-device.js';

const v1 = { versionId: 1, minimumVersionId: 0 } as const;

/** Events that wait while the guest's ring is full: 88 for each of 64 slots. */
const EV_QUEUE = 88 * 64;

export const vmstateXhciPort = vmstate({ ...v1, name: 'xhci-port', fields: { portsc: uint32() } });
export const vmstateXhciSlot = vmstate({ ...v1, name: 'xhci-slot', fields: { enabled: bool(), addressed: bool() } });
export const vmstateXhciRing = vmstate({ ...v1, name: 'xhci-ring', fields: { dequeue: uint64(), ccs: bool() } });

export const vmstateXhciEvent = vmstate({
  ...v1,
  name: 'xhci-event',
  fields: {
    type: uint32(),
    ccode: uint32(),
    ptr: uint64(),
    length: uint32(),
    flags: uint32(),
    slotid: uint8(),
    epid: uint8(),
  },
});

/** A slot of events that wait. */
const whileFull = <T, A>(of: Field<T, A>) => byRelease({ '2.3': when('er_full', of), '5.2': when('never', of) });

/** An interrupter with its event ring. Only 2.3 keeps events while that is full. */
export const vmstateXhciInterrupter = vmstate({
  ...v1,
  name: 'xhci-intr',
  fields: {
    iman: uint32(),
    imod: uint32(),
    erstsz: uint32(),
    erstba_low: uint32(),
    erstba_high: uint32(),
    erdp_low: uint32(),
    erdp_high: uint32(),
    msix_used: bool(),
    er_pcs: bool(),
    er_start: uint64(),
    er_size: uint32(),
    er_ep_idx: uint32(),
    er_full: byRelease({ '2.3': bool(), '5.2': bool({ name: 'er_full_unused' }) }),
    ev_buffer_put: whileFull(uint32()),
    ev_buffer_get: whileFull(uint32()),
    ev_buffer: whileFull(array(EV_QUEUE, struct(vmstateXhciEvent), { since: 1 })),
  },
  conditions: { er_full: ({ er_full }) => er_full, never: () => false },
});

/** The registers, ports, slots and interrupters. */
const controller = {
  numports: local<number>(),
  numslots: local<number>(),
  numintrs: local<number>(),
  ports: varray('numports', struct(vmstateXhciPort), { since: 1 }),
  slots: varray('numslots', struct(vmstateXhciSlot), { since: 1 }),
  intr: varray('numintrs', struct(vmstateXhciInterrupter), { since: 1 }),
  usbcmd: uint32(),
  usbsts: uint32(),
  dnctrl: uint32(),
  crcr_low: uint32(),
  crcr_high: uint32(),
  dcbaap_low: uint32(),
  dcbaap_high: uint32(),
  config: uint32(),
  mfindex_start: int64(),
  mfwrap_timer: timer(),
  cmd_ring: struct(vmstateXhciRing, { since: 1 }),
};

export const vmstateXhciCore = vmstate({ ...v1, name: 'xhci-core', fields: controller });

/** On PCI; as many `vectors` of MSI-X as interrupters, none if it is off. */
// @__NO_SIDE_EFFECTS__
export const xhci = (vectors = 16) =>
  releases({
    '2.3': vmstate({
      name: 'xhci',
      versionId: 1,
      minimumVersionId: 1,
      fields: {
        parent_obj: pcieDevice(),
        msix: struct(msix(vectors), { name: 'parent_obj' }),
        ...controller,
      },
    }),
    '5.2': vmstate({
      ...v1,
      name: 'xhci',
      fields: {
        parent_obj: pcieDevice(),
        msix: struct(msix(vectors), { name: 'parent_obj' }),
        xhci: struct(vmstateXhciCore, { since: 1 }),
      },
    }),
  });
export type XhciState = StateOf<ReturnType<typeof xhci>>;

/** Without PCI. */
export const vmstateXhciSysbus = vmstate({
  ...v1,
  name: 'xhci-sysbus',
  fields: { xhci: struct(vmstateXhciCore, { since: 1 }) },
});
export type XhciSysbusState = StateOf<typeof vmstateXhciSysbus>;
