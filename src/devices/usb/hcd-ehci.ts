/**
 * The sections `ehci` and `ehci-sysbus`: the USB 2.0 host controller EHCI, on PCI and without.
 *
 * QEMU: `hw/usb/hcd-ehci.c`, `hw/usb/hcd-ehci-pci.c`, `hw/usb/hcd-ehci-sysbus.c`; checked on streams of 2.3, 5.2, 7.2, 10.0
 * and 11.1. One layout in all.
 */
import { type StateOf, struct, timer, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

const v2 = { versionId: 2, minimumVersionId: 1 } as const;

/** The controller. `last_run_ns` in ns of the guest's clock; `astate`, `pstate`: where in its two schedules it is. */
export const vmstateEhciCore = vmstate({
  ...v2,
  name: 'ehci-core',
  fields: {
    usbcmd: uint32(),
    usbsts: uint32(),
    usbsts_pending: uint32({ since: 2 }),
    usbsts_frindex: uint32({ since: 2 }),
    usbintr: uint32(),
    frindex: uint32(),
    ctrldssegment: uint32(),
    periodiclistbase: uint32(),
    asynclistaddr: uint32(),
    configflag: uint32(),
    portsc_0: uint32({ name: 'portsc[0]' }),
    portsc_1: uint32({ name: 'portsc[1]' }),
    portsc_2: uint32({ name: 'portsc[2]' }),
    portsc_3: uint32({ name: 'portsc[3]' }),
    portsc_4: uint32({ name: 'portsc[4]' }),
    portsc_5: uint32({ name: 'portsc[5]' }),
    frame_timer: timer(),
    last_run_ns: uint64(),
    async_stepdown: uint32(),
    astate: uint32(),
    pstate: uint32(),
    a_fetch_addr: uint32(),
    p_fetch_addr: uint32(),
  },
});

/** On PCI. */
export const vmstateEhciPci = vmstate({
  ...v2,
  name: 'ehci',
  fields: { pcidev: pciDevice(), ehci: struct(vmstateEhciCore, { since: 2 }) },
});
export type EhciPciState = StateOf<typeof vmstateEhciPci>;

/** Of boards without PCI. */
export const vmstateEhciSysbus = vmstate({
  ...v2,
  name: 'ehci-sysbus',
  fields: { ehci: struct(vmstateEhciCore, { since: 2 }) },
});
export type EhciSysbusState = StateOf<typeof vmstateEhciSysbus>;
