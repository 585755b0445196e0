/**
 * What stands on v86's board: interrupt controllers, timer, clock, DMA, PCI, power (`src/{pic.rs,pit,rtc,dma,pci,acpi}`,
 * 0.5.462).
 */
import { array, bool, buffer, int32, leaf, type StateOf, uint8, uint16, vmstate } from 'vmstate';
import { bytesOrEmpty, double, doubles } from './fields.js';
import { before, slots } from './slots.js';

/** One of two 8259s: a bit for each input. In `irq_mask` 1 lets through. Instances: 0 master, 1 slave. */
export const vmstateV86Pic = slots(
  vmstate({
    name: 'v86/pic',
    versionId: 1,
    fields: {
      irq_mask: uint8(),
      irq_map: uint8(),
      isr: uint8(),
      irr: uint8(),
      is_master: uint8(),
      expect_icw4: uint8(),
      state: uint8(),
      read_isr: uint8(),
      auto_eoi: uint8(),
      elcr: uint8(),
      irq_value: uint8(),
      special_mask_mode: uint8(),
    },
  }),
  { holes: [5] }, // of the master: the slave
);
export type V86PicState = StateOf<typeof vmstateV86Pic>;

/** The local APIC and the I/O APIC, as their words lie in memory; used with `acpi: true` only. */
export const vmstateV86Apic = slots(vmstate({ name: 'v86/apic', versionId: 1, fields: { words: buffer(184) } }), {
  holes: before(46),
});
export const vmstateV86Ioapic = slots(vmstate({ name: 'v86/ioapic', versionId: 1, fields: { words: buffer(208) } }), {
  holes: before(63),
});

/** The 8254. Times in ms of the page's clock (`performance.now`); three channels, of some registers four. */
export const vmstateV86Pit = vmstate({
  name: 'v86/pit',
  versionId: 1,
  fields: {
    counter_next_low: array(4, uint8()),
    counter_enabled: array(4, uint8()),
    counter_mode: array(4, uint8()),
    counter_read_mode: array(4, uint8()),
    counter_latch: array(4, uint8()),
    counter_latch_value: array(3, uint16()),
    counter_reload: array(3, uint16()),
    counter_start_time: doubles(3),
    counter_start_value: array(3, uint16()),
  },
});
export type V86PitState = StateOf<typeof vmstateV86Pit>;

/** The MC146818. Times in ms since 1970. */
export const vmstateV86Rtc = vmstate({
  name: 'v86/rtc',
  versionId: 1,
  fields: {
    cmos_index: uint8(),
    cmos_data: buffer(128),
    rtc_time: double(),
    last_update: double(),
    next_interrupt: double(),
    next_interrupt_alarm: double(),
    periodic_interrupt: bool(),
    periodic_interrupt_time: double(),
    cmos_a: uint8(),
    cmos_b: uint8(),
    cmos_c: int32(),
    nmi_disabled: uint8(),
    update_interrupt: bool(),
    update_interrupt_time: double(),
    cmos_diag_status: uint8(),
  },
});
export type V86RtcState = StateOf<typeof vmstateV86Rtc>;

/** Both 8237s: channels 0 to 3 and 4 to 7. */
export const vmstateV86Dma = vmstate({
  name: 'v86/dma',
  versionId: 1,
  fields: {
    channel_page: array(8, uint8()),
    channel_pagehi: array(8, uint8()),
    channel_addr: array(8, uint16()),
    channel_addr_init: array(8, uint16()),
    channel_count: array(8, uint16()),
    channel_count_init: array(8, uint16()),
    channel_mask: array(8, uint8()),
    channel_mode: array(8, uint8()),
    lsb_msb_flipflop: uint8(),
  },
});
export type V86DmaState = StateOf<typeof vmstateV86Dma>;

const SPACES = 256;
const SPACE_WORDS = 64;

/** A configuration space for each function of bus 0 (`device << 3 | function`), null where there is none. */
const deviceSpaces = leaf<(Int32Array | null)[]>({
  type: 'pci spaces',
  write: (spaces, to) => {
    const present = [...spaces.entries()].filter(([, space]) => space !== null);
    to.u16(present.length);
    for (const [id, space] of present) {
      to.u16(id);
      for (const word of space as Int32Array) to.u32(word);
    }
  },
  read: (from) => {
    const spaces: (Int32Array | null)[] = Array.from({ length: SPACES }, () => null);
    for (let left = from.u16(); left > 0; left--) {
      const id = from.u16() % SPACES;
      spaces[id] = Int32Array.from({ length: SPACE_WORDS }, () => from.u32());
    }
    return spaces;
  },
});

export const vmstateV86Pci = slots(
  vmstate({
    name: 'v86/pci',
    versionId: 1,
    fields: {
      device_spaces: deviceSpaces(),
      pci_addr: buffer(4),
      pci_value: buffer(4),
      pci_response: buffer(4),
      pci_status: buffer(4),
    },
  }),
  { spread: SPACES },
);
export type V86PciState = StateOf<typeof vmstateV86Pci>;

/** Power management; only with `acpi: true`. */
export const vmstateV86Acpi = vmstate({
  name: 'v86/acpi',
  versionId: 1,
  fields: { status: int32(), pm1_status: int32(), pm1_enable: int32(), gpe: buffer(4) },
});

/** What is left of the value that the guest reads from the firmware's configuration port. */
export const vmstateV86FwCfg = slots(
  vmstate({ name: 'v86/fw_cfg', versionId: 1, fields: { fw_value: bytesOrEmpty() } }),
  { holes: before(62) },
);
