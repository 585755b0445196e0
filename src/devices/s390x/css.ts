/**
 * The section `s390_css`: the channel subsystem as a whole.
 *
 * QEMU: `hw/s390x/css.c` (5.2, 7.2, 10.0, 11.1). One layout in all; 2.3 does not send it. Subchannels are sent by their
 * devices, see `subchannel.ts`.
 */
import {
  array,
  bool,
  nullable,
  qtailq,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { s390Machine } from './machine.js';

/** A channel report word: flags with reporting source and error code, and what it is about. */
export const vmstateCrw = vmstate({
  name: 's390_crw',
  versionId: 1,
  minimumVersionId: 1,
  fields: { flags: uint16(), rsid: uint16() },
});

/** An entry of the list of channel reports. */
export const vmstateCrwContainer = vmstate({
  name: 's390_crw_container',
  versionId: 1,
  minimumVersionId: 1,
  fields: { crw: struct(vmstateCrw) },
});

/** A channel path; `type` is that of its description, 0x32 for virtio. */
export const vmstateChpInfo = vmstate({
  name: 's390_chp_info',
  versionId: 1,
  minimumVersionId: 1,
  fields: { in_use: uint8(), type: uint8(), is_virtual: uint8() },
});

/** The paths of a channel subsystem image. */
export const vmstateCssImg = vmstate({
  name: 's390_css_img',
  versionId: 1,
  minimumVersionId: 1,
  fields: { chpids: array(256, struct(vmstateChpInfo)) },
});
export type CssImgState = StateOf<typeof vmstateCssImg>;

/** The image that every machine has, for virtual devices. */
export const VIRTUAL_CSSID = 0xfe;

/**
 * 256 images of which one exists: for `css` of a state, which has to have the images of the stream before it is loaded.
 *
 * @example
 * const css = blank(vmstateS390Css, { css: onlyImage({}), default_cssid: VIRTUAL_CSSID });
 */
export function onlyImage<T>(image: T, cssid: number = VIRTUAL_CSSID): (T | null)[] {
  return Array.from({ length: 256 }, (_, i) => (i === cssid ? image : null));
}

/**
 * - `pending_crws`: channel reports that the guest has not fetched; `crws_lost`: there were more.
 * - `sei_pending`: information for CHSC waits. `do_crw_mchk`: the next report raises a machine check.
 * - `max_cssid`, `max_ssid`: 0 until the guest has enabled more channel subsystems or subchannel sets.
 * - `chnmon_active`, `chnmon_area`: channel monitoring, and the address of its measurement blocks.
 * - `css`: images by number, `null` for those that do not exist; nothing in the stream says which.
 */
export const vmstateS390Css = vmstate({
  name: 's390_css',
  versionId: 1,
  minimumVersionId: 1,
  context: s390Machine,
  needed: (_state, machine) => machine?.cssMigration !== false,
  fields: {
    pending_crws: qtailq(vmstateCrwContainer, { since: 1 }),
    sei_pending: bool(),
    do_crw_mchk: bool(),
    crws_lost: bool(),
    max_cssid: uint8(),
    max_ssid: uint8(),
    chnmon_active: bool(),
    chnmon_area: uint64(),
    css: nullable(256, struct(vmstateCssImg)),
    default_cssid: uint8(),
  },
});
export type S390CssState = StateOf<typeof vmstateS390Css>;
