/**
 * The section `imx-ccm`: the clock control module of i.MX31, by the name it had in 2.3.
 *
 * QEMU: `hw/misc/imx_ccm.c`; checked on streams of 2.3.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateImxCcm = vmstate({
  name: 'imx-ccm',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ccmr: uint32(),
    pdr0: uint32(),
    pdr1: uint32(),
    mpctl: uint32(),
    spctl: uint32(),
    cgr: array(3, uint32()),
    pmcr0: uint32(),
    pmcr1: uint32(),
    pll_refclk_freq: uint32(),
  },
});
export type ImxCcmState = StateOf<typeof vmstateImxCcm>;
