/**
 * The section `gpio-key`: a key on a GPIO line, as the power button of `virt`.
 *
 * QEMU: `hw/gpio/gpio_key.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, timer, vmstate } from '../../vmstate/index.js';

export const vmstateGpioKey = vmstate({
  name: 'gpio-key',
  versionId: 1,
  minimumVersionId: 1,
  fields: { timer: timer() },
});
export type GpioKeyState = StateOf<typeof vmstateGpioKey>;
