/**
 * The section `ccid-card-passthru`: a smart card of the host, in a USB reader.
 *
 * QEMU: `hw/usb/ccid-card-passthru.c`; checked on streams of 2.3.
 */
import { buffer, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateCcidCardPassthru = vmstate({
  name: 'ccid-card-passthru',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    vscard_in_data: buffer(65536),
    vscard_in_pos: uint32(),
    vscard_in_hdr: uint32(),
    atr: buffer(40),
    atr_length: uint8(),
  },
});
export type CcidCardPassthruState = StateOf<typeof vmstateCcidCardPassthru>;
