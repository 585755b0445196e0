/**
 * The section `onenand`: a Samsung OneNAND flash chip.
 *
 * QEMU: `hw/block/onenand.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, buffer, int32, named, type StateOf, uint8, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateOnenand = vmstate({
  name: 'onenand',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    current_direction: uint8(),
    cycle: int32(),
    otpmode: int32(),
    addr: array(8, uint16()),
    unladdr: array(8, uint16()),
    bufaddr: int32(),
    count: int32(),
    command: uint16(),
    config: array(2, uint16()),
    status: uint16(),
    intstatus: uint16(),
    wpstatus: uint16(),
    secs_cur: int32(),
    blockwp: buffer(2048),
    ...named('ecc.', {
      cp: uint8(),
      lp: array(2, uint16()),
      ecc_count: uint16({ name: 'count' }),
    }),
    otp: buffer(135168),
  },
});
export type OnenandState = StateOf<typeof vmstateOnenand>;
