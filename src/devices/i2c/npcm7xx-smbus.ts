/**
 * The section `npcm7xx-smbus`: the SMBus controller of Nuvoton NPCM7xx.
 *
 * QEMU: `hw/i2c/npcm7xx_smbus.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateNpcm7xxSmbus = vmstate({
  name: 'npcm7xx-smbus',
  versionId: 0,
  fields: {
    sda: uint8(),
    st: uint8(),
    cst: uint8(),
    cst2: uint8(),
    cst3: uint8(),
    ctl1: uint8(),
    ctl2: uint8(),
    ctl3: uint8(),
    ctl4: uint8(),
    ctl5: uint8(),
    addr: array(10, uint8()),
    scllt: uint8(),
    sclht: uint8(),
    fif_ctl: uint8(),
    fif_cts: uint8(),
    fair_per: uint8(),
    txf_ctl: uint8(),
    t_out: uint8(),
    txf_sts: uint8(),
    rxf_sts: uint8(),
    rxf_ctl: uint8(),
    rx_fifo: array(16, uint8()),
    rx_cur: uint8(),
  },
});
export type Npcm7xxSmbusState = StateOf<typeof vmstateNpcm7xxSmbus>;
