/**
 * Rows of the catalogue: devices of folders that have few.
 */
import { vmstateAcpiErst } from '../acpi/erst.js';
import { vmstateAcpiGed } from '../acpi/generic-event-device.js';
import { vmstateVirtAcpiBuild } from '../acpi/virt-acpi-build.js';
import { vmstateVmclock, vmstateVmgenid } from '../acpi/vm-facts.js';
import { vmstateM25p80 } from '../block/m25p80.js';
import { vmstateNand } from '../block/nand.js';
import { vmstateOnenand } from '../block/onenand.js';
import { vmstatePflashCfi01 } from '../block/pflash-cfi01.js';
import { vmstateIommuIntel } from '../i386/intel-iommu.js';
import { vmstateIpmiBmcExtern } from '../ipmi/ipmi-bmc-extern.js';
import { vmstateIpmiBmcSim } from '../ipmi/ipmi-bmc-sim.js';
import { vmstateIpmiInterfaceIsaBt, vmstateIpmiInterfacePciBt } from '../ipmi/ipmi-bt.js';
import { vmstateIpmiInterfaceIsaKcs, vmstateIpmiInterfacePciKcs } from '../ipmi/ipmi-kcs.js';
import { vmstateSmbusIpmi } from '../ipmi/smbus-ipmi.js';
import { vmstateGt64120 } from '../mips/gt64xxx-pci.js';
import { vmstatePciDevice, vmstatePcieDevice } from '../pci/pci-device.js';
import { vmstateI82801b11Bridge, vmstatePciBridge, vmstatePciePciBridge } from '../pci-bridge/pci-bridges.js';
import {
  vmstateIoh3420,
  vmstatePcieRootPort,
  vmstateXio3130Downstream,
  vmstateXio3130Upstream,
} from '../pci-bridge/pcie-ports.js';
import { vmstateTpmEmulator } from '../tpm/tpm-emulator.js';
import { vmstateTpmCrb, vmstateTpmSpapr, vmstateTpmTis } from '../tpm/tpm-interfaces.js';
import { vmstateUefiVarsSysbus } from '../uefi/var-service.js';
import { type CatalogueEntry, NOTHING_PLUGGED } from './entry.js';

export const otherDevices: readonly CatalogueEntry[] = [
  { def: vmstateNand },
  { def: vmstateOnenand },
  { def: vmstatePflashCfi01 },
  { def: vmstateM25p80 },
  { def: vmstateGt64120 },
  { def: vmstateVirtAcpiBuild },
  { def: vmstateAcpiGed, base: { ...NOTHING_PLUGGED, memhp: { memhp_state: { dev_count: 0 } } } },
  { def: vmstateIpmiBmcSim },
  { def: vmstateIpmiInterfaceIsaBt },
  { def: vmstatePciDevice },
  { def: vmstatePcieDevice },
  { def: vmstatePcieRootPort },
  { def: vmstateIoh3420 },
  { def: vmstateXio3130Upstream },
  { def: vmstateXio3130Downstream },
  { def: vmstatePciBridge },
  { def: vmstatePciBridge, context: { shpc: false } },
  { def: vmstatePciePciBridge },
  { def: vmstateI82801b11Bridge },
  { def: vmstateVmgenid },
  { def: vmstateVmclock },
  { def: vmstateUefiVarsSysbus },
  { def: vmstateIommuIntel },
  { def: vmstateIpmiInterfacePciBt },
  { def: vmstateIpmiInterfaceIsaKcs },
  { def: vmstateIpmiInterfacePciKcs },
  { def: vmstateSmbusIpmi },
  { def: vmstateIpmiBmcExtern },
  { def: vmstateTpmEmulator },
  { def: vmstateTpmTis },
  { def: vmstateTpmCrb },
  { def: vmstateTpmSpapr },
  { def: vmstateAcpiErst },
];
