/**
 * Rows of the catalogue: USB controllers and devices, from QEMU's `hw/usb` and the boards.
 */
import { vmstateCcidCardPassthru } from '../usb/ccid-card-passthru.js';
import { vmstateUsbKbd, vmstateUsbPtr } from '../usb/dev-hid.js';
import { vmstateUsbHub } from '../usb/dev-hub.js';
import { vmstateUsbCcid } from '../usb/dev-smartcard-reader.js';
import { vmstateUsbStorage } from '../usb/dev-storage.js';
import { vmstateDwc2 } from '../usb/hcd-dwc2.js';
import { vmstateUsbDwc3 } from '../usb/hcd-dwc3.js';
import { vmstateEhciPci, vmstateEhciSysbus } from '../usb/hcd-ehci.js';
import { vmstateOhci } from '../usb/hcd-ohci.js';
import { vmstateUhci } from '../usb/hcd-uhci.js';
import { xhci, xhciSysbus } from '../usb/hcd-xhci.js';
import { vmstateUsbHost } from '../usb/host-libusb.js';
import { vmstateImxUsbphy } from '../usb/imx-usb-phy.js';
import { vmstateXlnxVersalUsb2CtrlRegs } from '../usb/xlnx-versal-usb2-ctrl-regs.js';
import type { CatalogueEntry } from './entry.js';

export const usbDevices: readonly CatalogueEntry[] = [
  { def: vmstateEhciSysbus },
  { def: vmstateUsbKbd },
  { def: vmstateUsbPtr },
  { def: vmstateCcidCardPassthru },
  { def: vmstateUsbStorage },
  { def: vmstateImxUsbphy },
  { def: vmstateDwc2 },
  { def: vmstateUsbDwc3 },
  { def: vmstateXlnxVersalUsb2CtrlRegs },
  { def: vmstateUhci },
  { def: vmstateUsbCcid },
  { def: vmstateEhciPci },
  { def: vmstateUsbHub },
  { def: vmstateOhci },
  { def: xhci({ ports: 8 }) },
  { def: xhci({ ports: 8 }, 0) },
  { def: xhciSysbus({ interrupters: 1 }) },
  { def: xhciSysbus({ slots: 2, interrupters: 1 }) },
  { def: xhciSysbus({ slots: 2, interrupters: 4 }) },
  { def: xhciSysbus({ ports: 2, slots: 2, interrupters: 1 }) },
  { def: vmstateUsbHost },
];
