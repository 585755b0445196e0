/**
 * The section `aspeed.adc`: one of the two analogue-to-digital engines of Aspeed's management controllers.
 *
 * QEMU: `hw/adc/aspeed_adc.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedAdc = vmstate({
  name: 'aspeed.adc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(52, uint32()) },
});
export type AspeedAdcState = StateOf<typeof vmstateAspeedAdc>;
