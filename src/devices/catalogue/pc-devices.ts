/**
 * Rows of the catalogue: the second half of the PC machine, from its PCI bus to its ports.
 *
 * A name stands more than once where devices share it, or where what is sent depends on the machine type; the newest
 * `pc` machine comes first.
 */
import { vmstatePiix4Pm } from '../acpi/piix4-pm.js';
import { vmstateFdc, vmstateFdcController } from '../block/fdc.js';
import { vmstateParallelIsa } from '../char/parallel.js';
import { vmstateSerial, vmstateSerialIsa, vmstateSerialMm } from '../char/serial.js';
import { vmstateVga, vmstateVgaIsa, vmstateVgaPci } from '../display/vga.js';
import { vmstateIdePci } from '../ide/ide.js';
import { vmstateIdeIsa } from '../ide/ide-isa.js';
import { vmstateIdeMacio } from '../ide/ide-macio.js';
import { vmstatePckbd, vmstatePckbdController, vmstatePckbdMmio } from '../input/pckbd.js';
import { vmstatePs2Kbd, vmstatePs2Mouse } from '../input/ps2.js';
import { vmstatePiix3 } from '../isa/piix3.js';
import { vmstateFwCfg } from '../nvram/fw-cfg.js';
import { vmstatePciBus } from '../pci/pci-bus.js';
import { vmstatePciHost } from '../pci/pci-host.js';
import { vmstateI440fx } from '../pci-host/i440fx.js';
import { type CatalogueEntry, NOTHING_PLUGGED } from './entry.js';

export const pcDevices: readonly CatalogueEntry[] = [
  { def: vmstateFwCfg },
  { def: vmstatePciHost },
  { def: vmstatePciBus },
  { def: vmstateI440fx },
  { def: vmstatePiix3 },
  { def: vmstateSerialIsa },
  { def: vmstateSerialMm },
  { def: vmstateSerial },
  { def: vmstateParallelIsa },
  { def: vmstateVgaPci },
  { def: vmstateVga },
  { def: vmstateVgaIsa },
  { def: vmstateFdc },
  { def: vmstateFdcController },
  { def: vmstatePs2Kbd },
  { def: vmstatePs2Mouse },
  { def: vmstatePckbd },
  { def: vmstatePckbdMmio },
  { def: vmstatePckbdController },
  { def: vmstateIdePci },
  { def: vmstateIdeMacio },
  { def: vmstateIdeIsa },
  { def: vmstatePiix4Pm, base: NOTHING_PLUGGED },
  { def: vmstatePiix4Pm, context: { migrateAcpiIndex: false }, base: NOTHING_PLUGGED },
  { def: vmstatePiix4Pm, context: { migrateAcpiIndex: false, migrateSmbus: false }, base: NOTHING_PLUGGED },
  { def: vmstatePiix4Pm, context: { acpiHotplugBridge: false }, base: NOTHING_PLUGGED },
  { def: vmstatePiix4Pm, context: { acpiHotplugBridge: false, migrateSmbus: false }, base: NOTHING_PLUGGED },
];
