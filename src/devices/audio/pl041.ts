/**
 * The section `pl041`: the PrimeCell audio codec interface PL041 with its codec LM4549.
 *
 * QEMU: `hw/audio/pl041.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, struct, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePl041Regfile = vmstate({
  name: 'pl041_regfile',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    rxcr1: uint32(),
    txcr1: uint32(),
    sr1: uint32(),
    isr1: uint32(),
    ie1: uint32(),
    rxcr2: uint32(),
    txcr2: uint32(),
    sr2: uint32(),
    isr2: uint32(),
    ie2: uint32(),
    rxcr3: uint32(),
    txcr3: uint32(),
    sr3: uint32(),
    isr3: uint32(),
    ie3: uint32(),
    rxcr4: uint32(),
    txcr4: uint32(),
    sr4: uint32(),
    isr4: uint32(),
    ie4: uint32(),
    sl1rx: uint32(),
    sl1tx: uint32(),
    sl2rx: uint32(),
    sl2tx: uint32(),
    sl12rx: uint32(),
    sl12tx: uint32(),
    slfr: uint32(),
    slistat: uint32(),
    slien: uint32(),
    intclr: uint32(),
    maincr: uint32(),
    reset: uint32(),
    sync: uint32(),
    allints: uint32(),
    mainfr: uint32(),
    unused: uint32(),
    dr1_0: uint32(),
    dr1_1: uint32(),
    dr1_2: uint32(),
    dr1_3: uint32(),
    dr1_4: uint32(),
    dr1_5: uint32(),
    dr1_6: uint32(),
    dr1_7: uint32(),
    dr2_0: uint32(),
    dr2_1: uint32(),
    dr2_2: uint32(),
    dr2_3: uint32(),
    dr2_4: uint32(),
    dr2_5: uint32(),
    dr2_6: uint32(),
    dr2_7: uint32(),
    dr3_0: uint32(),
    dr3_1: uint32(),
    dr3_2: uint32(),
    dr3_3: uint32(),
    dr3_4: uint32(),
    dr3_5: uint32(),
    dr3_6: uint32(),
    dr3_7: uint32(),
    dr4_0: uint32(),
    dr4_1: uint32(),
    dr4_2: uint32(),
    dr4_3: uint32(),
    dr4_4: uint32(),
    dr4_5: uint32(),
    dr4_6: uint32(),
    dr4_7: uint32(),
  },
});

export const vmstatePl041Fifo = vmstate({
  name: 'pl041_fifo',
  versionId: 1,
  minimumVersionId: 1,
  fields: { level: uint32(), data: array(0x1000 / 4, uint32()) },
});

export const vmstatePl041Channel = vmstate({
  name: 'pl041_channel',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tx_fifo: struct(vmstatePl041Fifo),
    tx_enabled: uint8(),
    tx_compact_mode: uint8(),
    tx_sample_size: uint8(),
    rx_fifo: struct(vmstatePl041Fifo),
    rx_enabled: uint8(),
    rx_compact_mode: uint8(),
    rx_sample_size: uint8(),
  },
});

export const vmstateLm4549State = vmstate({
  name: 'lm4549_state',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    voice_is_active: uint32(),
    regfile: array(128, uint16()),
    buffer: array(1024, uint16()),
    buffer_level: uint32(),
  },
});

export const vmstatePl041 = vmstate({
  name: 'pl041',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    fifo_depth: uint32(),
    regs: struct(vmstatePl041Regfile),
    fifo1: struct(vmstatePl041Channel),
    codec: struct(vmstateLm4549State),
  },
});
export type Pl041State = StateOf<typeof vmstatePl041>;
