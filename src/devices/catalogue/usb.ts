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
import { vmstateXhciSysbus, xhci } from '../usb/hcd-xhci.js';
import { vmstateUsbHost } from '../usb/host-libusb.js';
import { vmstateImxUsbphy } from '../usb/imx-usb-phy.js';
import { vmstateUsbRedir } from '../usb/redirect.js';
import { vmstateXlnxVersalUsb2CtrlRegs } from '../usb/xlnx-versal-usb2-ctrl-regs.js';
import type { CatalogueEntry } from './entry.js';

/** What a controller has unless a board or a user says otherwise: for streams without a description. */
const XHCI = { numports: 8, numslots: 64, numintrs: 16 };
/** The usual numbers of vectors of MSI-X first. */
const XHCI_VECTORS = [16, 0, ...Array.from({ length: 15 }, (_, i) => i + 1)];

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
  ...XHCI_VECTORS.map((vectors) => ({ def: xhci(vectors), base: { ...XHCI, xhci: XHCI } })),
  ...[
    { ...XHCI, numintrs: 1 },
    { ...XHCI, numslots: 2, numintrs: 1 },
    { ...XHCI, numslots: 2, numintrs: 4 },
    { numports: 2, numslots: 2, numintrs: 1 },
  ].map((core) => ({ def: vmstateXhciSysbus, base: { xhci: core } })),
  { def: vmstateUsbHost },
  { def: vmstateUsbRedir },
];
