/**
 * The section `sd-card`: an SD card: its command interface; the contents are in a drive.
 *
 * QEMU: `hw/sd/sd.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import {
  array,
  bitmap,
  bool,
  buffer,
  byRelease,
  int32,
  type StateOf,
  subsectionByRelease,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  vmstate,
} from '../../vmstate/index.js';

/** The operating conditions, until the card is powered up. */
export const vmstateSdCardOcrState = vmstate({
  name: 'sd-card/ocr-state',
  versionId: 1,
  minimumVersionId: 1,
  needed: ({ ocr }) => ocr >>> 31 === 0,
  fields: { ocr: uint32(), ocr_power_timer: timer() },
});

/** Of an eMMC: the part of its extended registers that can be written. */
export const vmstateSdCardExtCsdModesState = vmstate({
  name: 'sd-card/ext_csd_modes-state',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ext_csd_rw: array(192, uint8()) },
});

/** `data`: the block that is being read or written, up to `data_offset`. */
export const vmstateSdCard = vmstate({
  name: 'sd-card',
  versionId: { '2.3': 1, '5.2': 2 },
  minimumVersionId: { '2.3': 1, '5.2': 2 },
  fields: {
    mode: byRelease({ '2.3': uint32(), '11.1': unused(4) }),
    state: int32(),
    cid: array(16, uint8()),
    csd: array(16, uint8()),
    rca: uint16(),
    card_status: uint32(),
    sd_status: buffer(1),
    vhs: uint32(),
    wp_group_bmap: byRelease({ '2.3': bitmap(64, { name: 'wp_groups' }), '7.2': bitmap(64) }),
    blk_len: uint32(),
    multi_blk_cnt: byRelease({ '5.2': uint32() }),
    erase_start: uint32(),
    erase_end: uint32(),
    pwd: array(16, uint8()),
    pwd_len: uint32(),
    function_group: array(6, uint8()),
    current_cmd: uint8(),
    expecting_acmd: bool(),
    blk_written: uint32(),
    data_start: uint64(),
    data_offset: uint32(),
    data: array(512, uint8()),
    buf: byRelease({
      '2.3': buffer(512),
      '5.2': unused(512, { since: 1 }),
      '10.0': unused(512),
      '11.1': unused(512, { since: 1 }),
    }),
    enable: byRelease({ '2.3': bool(), '10.0': unused(1) }),
  },
  subsections: {
    ocr_state: subsectionByRelease({ '5.2': vmstateSdCardOcrState }),
    ext_csd_modes_state: subsectionByRelease({ '11.1': vmstateSdCardExtCsdModesState }),
  },
});
export type SdCardState = StateOf<typeof vmstateSdCard>;
