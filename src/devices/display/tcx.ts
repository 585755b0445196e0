/**
 * The section `tcx`: the Sun TCX frame buffer.
 *
 * QEMU: `hw/display/tcx.c`; checked on streams of 2.3.
 */
import { buffer, type StateOf, uint8, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateTcx = vmstate({
  name: 'tcx',
  versionId: 4,
  minimumVersionId: 4,
  fields: {
    height: uint16(),
    width: uint16(),
    depth: uint16(),
    r: buffer(260),
    g: buffer(260),
    b: buffer(260),
    dac_index: uint8(),
    dac_state: uint8(),
  },
});
export type TcxState = StateOf<typeof vmstateTcx>;
