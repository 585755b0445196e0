/**
 * The sections `pci_bridge`, `pcie-pci-bridge` and `i82801b11_bridge`: bridges to conventional PCI.
 *
 * QEMU: `hw/pci-bridge/pci_bridge_dev.c`, `hw/pci-bridge/pcie_pci_bridge.c`, `hw/pci-bridge/i82801b11.c` and
 * `hw/pci/shpc.c`; checked on streams of 7.2. One layout in all.
 */
import { buffer, context, retyped, type StateOf, vmstate, when } from '../../vmstate/index.js';
import { pciDevice, pcieDevice } from '../pci/pci-device.js';

/** Registers of the standard hotplug controller, little endian: 36 bytes and a word for each of its slots. */
const SHPC_MAX_SLOTS = 31;
// @__NO_SIDE_EFFECTS__
const shpc = () => retyped('shpc', buffer(0x24 + 4 * SHPC_MAX_SLOTS));

/** What a machine says of its bridge. */
export interface PciBridgeMachine {
  /** It has a hotplug controller: all had one before 5.2, later only if asked for. */
  readonly shpc?: boolean;
}

export const vmstatePciBridge = vmstate({
  name: 'pci_bridge',
  versionId: 0,
  context: context<PciBridgeMachine | undefined>(),
  fields: { parent_obj: pciDevice(), shpc: when('pci_device_shpc_present', shpc()) },
  conditions: { pci_device_shpc_present: (_state, _version, machine) => machine?.shpc !== false },
});
export type PciBridgeState = StateOf<typeof vmstatePciBridge>;

export const vmstatePciePciBridge = vmstate({
  name: 'pcie-pci-bridge',
  versionId: 0,
  fields: { parent_obj: pcieDevice(), shpc: shpc() },
});
export type PciePciBridgeState = StateOf<typeof vmstatePciePciBridge>;

export const vmstateI82801b11Bridge = vmstate({
  name: 'i82801b11_bridge',
  versionId: 0,
  fields: { parent_obj: pciDevice() },
});
export type I82801b11BridgeState = StateOf<typeof vmstateI82801b11Bridge>;
