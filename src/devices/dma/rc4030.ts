/**
 * The section `rc4030`: the chipset of MIPS Jazz boards: DMA, interrupts, timer.
 *
 * QEMU: `hw/dma/rc4030.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateRc4030 = vmstate({
  name: 'rc4030',
  versionId: 3,
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
    rem_speed: array(16, uint32()),
    imr_jazz: uint32(),
    isr_jazz: uint32(),
    itr: uint32(),
  },
});
export type Rc4030State = StateOf<typeof vmstateRc4030>;
