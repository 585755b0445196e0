/**
 * The section `dpcd`: the configuration data of a DisplayPort sink.
 *
 * QEMU: `hw/display/dpcd.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateDpcd = vmstate({
  name: 'dpcd',
  versionId: 0,
  fields: { dpcd_info: array(1536, uint8()) },
});
export type DpcdState = StateOf<typeof vmstateDpcd>;
