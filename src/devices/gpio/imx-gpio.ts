/**
 * The section `imx.gpio`: GPIO of i.MX.
 *
 * QEMU: `hw/gpio/imx_gpio.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateImxGpio = vmstate({
  name: 'imx.gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dr: uint32(),
    gdir: uint32(),
    psr: uint32(),
    icr: uint64(),
    imr: uint32(),
    isr: uint32(),
    has_edge_sel: bool(),
    edge_sel: uint32(),
  },
});
export type ImxGpioState = StateOf<typeof vmstateImxGpio>;
