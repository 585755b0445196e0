/**
 * The section `m25p80`: a serial flash chip: its command interface; the contents are in a drive.
 *
 * QEMU: `hw/block/m25p80.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all, but for subsections that came
 * with 7.2.
 */
import { array, bool, type StateOf, subsectionByRelease, uint8, uint32, vmstate } from '../../vmstate/index.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** Reading goes round and round. */
export const vmstateM25p80DataReadLoop = vmstate({
  ...v1,
  name: 'm25p80/data_read_loop',
  needed: ({ data_read_loop }) => data_read_loop,
  fields: { data_read_loop: bool() },
});

/** Words are written one after the other. */
export const vmstateM25p80AaiEnable = vmstate({
  ...v1,
  name: 'm25p80/aai_enable',
  needed: ({ aai_enable }) => aai_enable,
  fields: { aai_enable: bool() },
});

/** The pin that protects the status register, and the bit for the same. */
export const vmstateM25p80WriteProtect = vmstate({
  ...v1,
  name: 'm25p80/write_protect',
  needed: ({ wp_level, status_register_write_disabled }) => !wp_level || status_register_write_disabled,
  fields: { wp_level: bool(), status_register_write_disabled: bool() },
});

/** Which blocks are protected, from the top or the bottom. */
export const vmstateM25p80BlockProtect = vmstate({
  ...v1,
  name: 'm25p80/block_protect',
  needed: (state) => Object.values(state).some(Boolean),
  fields: {
    block_protect0: bool(),
    block_protect1: bool(),
    block_protect2: bool(),
    block_protect3: bool(),
    top_bottom_bit: bool(),
  },
});

/** `state`: where in a command the chip is; `data`: the bytes of it so far. */
export const vmstateM25p80 = vmstate({
  name: 'm25p80',
  versionId: 0,
  minimumVersionId: 0,
  fields: {
    state: uint8(),
    data: array(16, uint8()),
    len: uint32(),
    pos: uint32(),
    needed_bytes: uint8(),
    cmd_in_progress: uint8(),
    cur_addr: uint32(),
    write_enable: bool(),
    reset_enable: bool(),
    ear: uint8(),
    four_bytes_address_mode: bool(),
    nonvolatile_cfg: uint32(),
    volatile_cfg: uint32(),
    enh_volatile_cfg: uint32(),
    quad_enable: bool(),
    spansion_cr1nv: uint8(),
    spansion_cr2nv: uint8(),
    spansion_cr3nv: uint8(),
    spansion_cr4nv: uint8(),
  },
  subsections: {
    data_read_loop: vmstateM25p80DataReadLoop,
    aai_enable: vmstateM25p80AaiEnable,
    write_protect: subsectionByRelease({ '7.2': vmstateM25p80WriteProtect }),
    block_protect: subsectionByRelease({ '7.2': vmstateM25p80BlockProtect }),
  },
});
export type M25p80State = StateOf<typeof vmstateM25p80>;
