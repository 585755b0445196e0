/**
 * The section `rc4030`: the chipset of MIPS Jazz boards: DMA, interrupts, timer.
 *
 * QEMU: `hw/dma/rc4030.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. Written by hand in 2.3, with the speed of
 * one remote device less.
 */
import { array, byRelease, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateRc4030 = vmstate({
  name: 'rc4030',
  versionId: { '2.3': 2, '5.2': 3 },
  oldStyle: { '2.3': true, '5.2': false },
  fields: {
    config: uint32(),
    invalid_address_register: uint32(),
    dma_regs: array(32, uint32()),
    dma_tl_base: uint32(),
    dma_tl_limit: uint32(),
    cache_maint: uint32(),
    remote_failed_address: uint32(),
    memory_failed_address: uint32(),
    cache_ptag: uint32(),
    cache_ltag: uint32(),
    cache_bmask: uint32(),
    memory_refresh_rate: uint32(),
    nvram_protect: uint32(),
    rem_speed: byRelease({ '2.3': array(15, uint32()), '5.2': array(16, uint32()) }),
    imr_jazz: uint32(),
    isr_jazz: uint32(),
    itr: uint32(),
  },
});
export type Rc4030State = StateOf<typeof vmstateRc4030>;
