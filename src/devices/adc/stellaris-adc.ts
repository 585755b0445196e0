/**
 * The section `stellaris_adc`: the analogue-to-digital converter of TI Stellaris.
 *
 * QEMU: `hw/arm/stellaris.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStellarisAdc = vmstate({
  name: 'stellaris_adc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    actss: uint32(),
    ris: uint32(),
    im: uint32(),
    emux: uint32(),
    ostat: uint32(),
    ustat: uint32(),
    sspri: uint32(),
    sac: uint32(),
    fifo_0_state: uint32({ name: 'fifo[0].state' }),
    fifo_0_data: array(16, uint32(), { name: 'fifo[0].data' }),
    ssmux_0: uint32({ name: 'ssmux[0]' }),
    ssctl_0: uint32({ name: 'ssctl[0]' }),
    fifo_1_state: uint32({ name: 'fifo[1].state' }),
    fifo_1_data: array(16, uint32(), { name: 'fifo[1].data' }),
    ssmux_1: uint32({ name: 'ssmux[1]' }),
    ssctl_1: uint32({ name: 'ssctl[1]' }),
    fifo_2_state: uint32({ name: 'fifo[2].state' }),
    fifo_2_data: array(16, uint32(), { name: 'fifo[2].data' }),
    ssmux_2: uint32({ name: 'ssmux[2]' }),
    ssctl_2: uint32({ name: 'ssctl[2]' }),
    fifo_3_state: uint32({ name: 'fifo[3].state' }),
    fifo_3_data: array(16, uint32(), { name: 'fifo[3].data' }),
    ssmux_3: uint32({ name: 'ssmux[3]' }),
    ssctl_3: uint32({ name: 'ssctl[3]' }),
    noise: uint32(),
  },
});
export type StellarisAdcState = StateOf<typeof vmstateStellarisAdc>;
