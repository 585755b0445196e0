/**
 * The section `allwinner-sdhost`: the SD host of Allwinner.
 *
 * QEMU: `hw/sd/allwinner-sdhost.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in
 * the slots it concerns.
 */
import { absent, array, byRelease, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAllwinnerSdhost = vmstate({
  name: 'allwinner-sdhost',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    global_ctl: uint32(),
    clock_ctl: uint32(),
    timeout: uint32(),
    bus_width: uint32(),
    block_size: uint32(),
    byte_count: uint32(),
    transfer_cnt: uint32(),
    command: uint32(),
    command_arg: uint32(),
    response: array(4, uint32()),
    irq_mask: uint32(),
    irq_status: uint32(),
    status: uint32(),
    fifo_wlevel: uint32(),
    fifo_func_sel: uint32(),
    debug_enable: uint32(),
    auto12_arg: uint32(),
    newtiming_set: uint32(),
    newtiming_debug: uint32(),
    hardware_rst: uint32(),
    dmac: uint32(),
    desc_base: uint32(),
    dmac_status: uint32(),
    dmac_irq: uint32(),
    card_threshold: uint32(),
    startbit_detect: uint32(),
    response_crc: uint32(),
    data_crc: array(8, uint32()),
    status_crc: uint32(),
    sample_delay: byRelease({ '2.3': absent, '10.0': uint32() }),
  },
});
export type AllwinnerSdhostState = StateOf<typeof vmstateAllwinnerSdhost>;
