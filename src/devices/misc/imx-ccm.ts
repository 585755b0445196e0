/**
 * Sections: the clock control modules of i.MX, with the analogue parts of some.
 *
 * QEMU: `hw/misc/imx25_ccm.c`, `hw/misc/imx31_ccm.c`, `hw/misc/imx6_ccm.c`, `hw/misc/imx6ul_ccm.c`,
 * `hw/misc/imx7_ccm.c`, `hw/misc/imx8mp_ccm.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateImx25Ccm = vmstate({
  name: 'imx25.ccm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { reg: array(28, uint32()) },
});
export type Imx25CcmState = StateOf<typeof vmstateImx25Ccm>;

export const vmstateImx31Ccm = vmstate({
  name: 'imx31.ccm',
  versionId: 2,
  minimumVersionId: 2,
  fields: { reg: array(26, uint32()) },
});
export type Imx31CcmState = StateOf<typeof vmstateImx31Ccm>;

export const vmstateImx6Ccm = vmstate({
  name: 'imx6.ccm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ccm: array(35, uint32()), analog: array(0x264 / 4, uint32()) },
});
export type Imx6CcmState = StateOf<typeof vmstateImx6Ccm>;

export const vmstateImx6ulCcm = vmstate({
  name: 'imx6ul.ccm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ccm: array(35, uint32()), analog: array(0x4000 / 4, uint32()) },
});
export type Imx6ulCcmState = StateOf<typeof vmstateImx6ulCcm>;

export const vmstateImx7Ccm = vmstate({
  name: 'imx7.ccm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ccm: array(0xbe04 / 4, uint32()) },
});
export type Imx7CcmState = StateOf<typeof vmstateImx7Ccm>;

export const vmstateImx7Analog = vmstate({
  name: 'imx7.analog',
  versionId: 1,
  minimumVersionId: 1,
  fields: { analog: array(0x804 / 4, uint32()), pmu: array(0x140 / 4, uint32()) },
});
export type Imx7AnalogState = StateOf<typeof vmstateImx7Analog>;

export const vmstateImx8mpCcm = vmstate({
  name: 'imx8mp.ccm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ccm: array(0xc700 / 4, uint32()) },
});
export type Imx8mpCcmState = StateOf<typeof vmstateImx8mpCcm>;

export const vmstateImx8mpAnalog = vmstate({
  name: 'imx8mp.analog',
  versionId: 1,
  minimumVersionId: 1,
  fields: { analog: array(0x804 / 4, uint32()) },
});
export type Imx8mpAnalogState = StateOf<typeof vmstateImx8mpAnalog>;

/** That of i.MX31 in 2.3 (`hw/misc/imx_ccm.c`). */
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
