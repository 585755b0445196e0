/**
 * Names that changed between releases of QEMU without a change on the wire, as its checker knows them
 * (`scripts/vmstate-static-checker.py` of 10.1; the list has grown since 2.1, and lost nothing).
 *
 * Under the name of a description (or of a section) stand names that may take each other's place.
 */
export const FIELD_RENAMES: Readonly<Record<string, readonly string[]>> = {
  // interrupt controllers, timers, chipsets
  apic: ['timer', 'timer_expiry'],
  hpet: ['num_timers', 'num_timers_save'],
  I440FX: ['dev', 'parent_obj'],
  mch: ['d', 'parent_obj'],
  PIIX3: ['pci_irq_levels', 'pci_irq_levels_vmstate'],
  piix4_pm: [
    ...['dev', 'parent_obj'],
    ...['pci0_status', 'acpi_pci_hotplug.acpi_pcihp_pci_status[0x0]'],
    ...['pm1a.sts', 'ar.pm1.evt.sts', 'pm1a.en', 'ar.pm1.evt.en', 'pm1_cnt.cnt', 'ar.pm1.cnt.cnt'],
    ...['tmr.timer', 'ar.tmr.timer', 'tmr.overflow_time', 'ar.tmr.overflow_time'],
    ...['gpe', 'ar.gpe'],
  ],
  'acpi-ghes': ['ghes_addr_le', 'hw_error_le'],
  spapr_pci: [
    ...['dma_liobn[0]', 'mig_liobn'],
    ...['mem_win_addr', 'mig_mem_win_addr', 'mem_win_size', 'mig_mem_win_size'],
    ...['io_win_addr', 'mig_io_win_addr', 'io_win_size', 'mig_io_win_size'],
  ],
  // PCI bridges
  pci_bridge: ['bridge.dev', 'parent_obj', 'bridge.dev.shpc', 'shpc'],
  ioh3420: ['PCIDevice', 'PCIEDevice'],
  'x3130-upstream': ['PCIDevice', 'PCIEDevice'],
  'xio3130-downstream': ['PCIDevice', 'PCIEDevice'],
  'ioh-3240-express-root-port': [
    ...['port.br.dev', 'parent_obj.parent_obj.parent_obj'],
    ...['port.br.dev.exp.aer_log', 'parent_obj.parent_obj.parent_obj.exp.aer_log'],
  ],
  'xio3130-express-downstream-port': [
    ...['port.br.dev', 'parent_obj.parent_obj.parent_obj'],
    ...['port.br.dev.exp.aer_log', 'parent_obj.parent_obj.parent_obj.exp.aer_log'],
  ],
  'xio3130-express-upstream-port': [
    ...['br.dev', 'parent_obj.parent_obj'],
    ...['br.dev.exp.aer_log', 'parent_obj.parent_obj.exp.aer_log'],
  ],
  // disks, network, display
  ich9_ahci: ['card', 'parent_obj'],
  'ich9-ahci': ['ahci', 'ich9_ahci'],
  lsiscsi: ['dev', 'parent_obj'],
  e1000: ['dev', 'parent_obj'],
  pcnet: ['pci_dev', 'parent_obj'],
  rtl8139: ['dev', 'parent_obj'],
  cirrus_vga: ['hw_cursor_x', 'vga.hw_cursor_x', 'hw_cursor_y', 'vga.hw_cursor_y'],
  qxl: ['num_surfaces', 'ssd.num_surfaces'],
  vmware_vga: ['card', 'parent_obj'],
  vmware_vga_internal: ['depth', 'new_depth'],
  // USB
  ehci: ['dev', 'pcidev'],
  xhci: ['pci_dev', 'parent_obj'],
  'usb-ccid': ['abProtocolDataStructure', 'abProtocolDataStructure.data'],
  'usb-host': ['dev', 'parent_obj'],
  'usb-mouse': ['usb-ptr-queue', 'HIDPointerEventQueue'],
  'usb-tablet': ['usb-ptr-queue', 'HIDPointerEventQueue'],
};

const DEVICE_RENAMES: readonly (readonly [string, string])[] = [
  ['ICH9 LPC', 'ICH9-LPC'],
  ['e1000-82540em', 'e1000'],
];

/** Whether two names may stand for each other under a name of the table. */
export function isRename(under: string, a: string, b: string): boolean {
  const names = Object.hasOwn(FIELD_RENAMES, under) ? (FIELD_RENAMES[under] as readonly string[]) : [];
  return names.includes(a) && names.includes(b);
}

/** The other name of a device type, if it had one. */
export function otherDeviceName(name: string): string | undefined {
  for (const [a, b] of DEVICE_RENAMES) {
    if (a === name) return b;
    if (b === name) return a;
  }
  return undefined;
}
