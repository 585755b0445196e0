/**
 * The section `qxl`: the paravirtual graphics card of SPICE, on PCI.
 *
 * QEMU: `hw/display/qxl.c`; checked on streams of 7.2. One layout in all. Commands that wait are in guest memory.
 */
import { array, int32, int32Equal, named, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';
import { vgaTarget, vmstateVga } from './vga.js';

const v21 = { versionId: 21, minimumVersionId: 21 } as const;
const NUM_MEMSLOTS = 8;
const NUM_SURFACES = 1024;

/** A part of memory that the guest has lent: its first and last address. */
export const vmstateQxlMemslot = vmstate({
  ...v21,
  name: 'qxl-memslot',
  fields: { ...named('slot.', { mem_start: uint64(), mem_end: uint64() }), active: uint32() },
});

/** What is shown: `stride` in bytes, negative if the last row comes first. */
export const vmstateQxlSurface = vmstate({
  ...v21,
  name: 'qxl-surface',
  fields: {
    width: uint32(),
    height: uint32(),
    stride: int32(),
    format: uint32(),
    position: uint32(),
    mouse_mode: uint32(),
    flags: uint32(),
    type: uint32(),
    mem: uint64(),
  },
});

/** Where the guest says how its screens are laid out. */
export const vmstateQxlMonitorsConfig = vmstate({
  name: 'qxl/monitors-config',
  versionId: 1,
  minimumVersionId: 1,
  needed: ({ guest_monitors_config }) => guest_monitors_config !== 0n,
  fields: { guest_monitors_config: uint64() },
});

/** `cmds`: addresses of the commands that made the surfaces; `guest_cursor`: of that which set the cursor. */
export const vmstateQxl = vmstate({
  ...v21,
  name: 'qxl',
  context: vgaTarget,
  fields: {
    pci: pciDevice(),
    vga: struct(vmstateVga),
    shadow_rom_mode: uint32({ name: 'shadow_rom.mode' }),
    num_free_res: uint32(),
    last_release_offset: uint32(),
    mode: uint32(),
    ssd_unique: uint32({ name: 'ssd.unique' }),
    num_memslots: int32Equal(),
    guest_slots: array(NUM_MEMSLOTS, struct(vmstateQxlMemslot)),
    guest_primary_surface: struct(vmstateQxlSurface, { name: 'guest_primary.surface' }),
    num_surfaces: int32Equal({ name: 'ssd.num_surfaces' }),
    cmds: array(NUM_SURFACES, uint64(), { name: 'guest_surfaces.cmds' }),
    guest_cursor: uint64(),
  },
  subsections: { monitors_config: vmstateQxlMonitorsConfig },
});
export type QxlState = StateOf<typeof vmstateQxl>;
