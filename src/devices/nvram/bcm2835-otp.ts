/**
 * The section `bcm2835-otp`: the fuses of the Raspberry Pi.
 *
 * QEMU: `hw/nvram/bcm2835_otp.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Otp = vmstate({
  name: 'bcm2835-otp',
  versionId: 1,
  minimumVersionId: 1,
  fields: { otp_rows: array(0x108 / 4, uint32()) },
});
export type Bcm2835OtpState = StateOf<typeof vmstateBcm2835Otp>;
