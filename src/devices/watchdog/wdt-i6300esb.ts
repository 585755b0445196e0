/**
 * The section `i6300esb_wdt`: the watchdog of Intel's 6300ESB.
 *
 * QEMU: `hw/watchdog/wdt_i6300esb.c`; checked on streams of 2.3.
 */
import { int32, type StateOf, timer, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateI6300esbWdt = vmstate({
  name: 'i6300esb_wdt',
  versionId: 10000,
  minimumVersionId: 1,
  fields: {
    dev: pciDevice(),
    reboot_enabled: int32(),
    clock_scale: int32(),
    int_type: int32(),
    free_run: int32(),
    locked: int32(),
    enabled: int32(),
    timer: timer(),
    timer1_preload: uint32(),
    timer2_preload: uint32(),
    stage: int32(),
    unlock_state: int32(),
    previous_reboot_flag: int32(),
  },
});
export type I6300esbWdtState = StateOf<typeof vmstateI6300esbWdt>;
