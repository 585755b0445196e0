/**
 * The section `sifive_soc.gpio`: GPIO of SiFive.
 *
 * QEMU: `hw/gpio/sifive_gpio.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateSifiveSocGpio = vmstate({
  name: 'sifive_soc.gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    value: uint32(),
    input_en: uint32(),
    output_en: uint32(),
    port: uint32(),
    pue: uint32(),
    rise_ie: uint32(),
    rise_ip: uint32(),
    fall_ie: uint32(),
    fall_ip: uint32(),
    high_ie: uint32(),
    high_ip: uint32(),
    low_ie: uint32(),
    low_ip: uint32(),
    iof_en: uint32(),
    iof_sel: uint32(),
    out_xor: uint32(),
    in: uint32(),
    in_mask: uint32(),
  },
});
export type SifiveSocGpioState = StateOf<typeof vmstateSifiveSocGpio>;
