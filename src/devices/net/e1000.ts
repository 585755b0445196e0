/**
 * The section `e1000`: the Ethernet controller Intel 82540EM, 82544GC or 82545EM, on PCI.
 *
 * QEMU: `hw/net/e1000.c`; checked on streams of 2.3 and 7.2. Since 5.2 the segmentation of what is sent is kept twice, and
 * all registers may follow.
 */
import {
  array,
  bool,
  buffer,
  byRelease,
  type Field,
  type FieldOptions,
  int8,
  named,
  type StateOf,
  subsectionByRelease,
  uint8,
  uint16,
  uint32,
  unused,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** Registers that a section names one by one. */
const register = (name: string) => uint32({ name: `mac_reg[${name}]` });

/** Interrupt mitigation, if the machine type has it. */
export const vmstateE1000MitState = vmstate({
  ...v1,
  name: 'e1000/mit_state',
  fields: {
    RDTR: register('RDTR'),
    RADV: register('RADV'),
    TADV: register('TADV'),
    ITR: register('ITR'),
    mit_irq_level: bool(),
  },
});

/** All registers, if the machine type says so. */
export const vmstateE1000FullMacState = vmstate({
  ...v1,
  name: 'e1000/full_mac_state',
  fields: { mac_reg: array(0x20000 / 4, uint32()) },
});

/** How a frame is cut into segments, and where its checksums go. */
export const vmstateE1000TxTsoState = vmstate({
  ...v1,
  name: 'e1000/tx_tso_state',
  fields: named('tx.tso_props.', {
    ipcss: uint8(),
    ipcso: uint8(),
    ipcse: uint16(),
    tucss: uint8(),
    tucso: uint8(),
    tucse: uint16(),
    paylen: uint32(),
    hdr_len: uint8(),
    mss: uint16(),
    ip: int8(),
    tcp: int8(),
  }),
});

/** A slot of `tx` to 2.3, of `mig_props` since. */
const moved = <T, A>(of: (options: FieldOptions) => Field<T, A>, key: string) =>
  byRelease({ '2.3': of({ name: `tx.${key}` }), '5.2': of({ name: `mig_props.${key}` }) });

/** Capitals are registers by Intel's names; `RA`, `MTA`, `VFTA`: receive addresses, multicast table, VLAN filter. */
export const vmstateE1000 = vmstate({
  name: 'e1000',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    parent_obj: pciDevice(),
    instance_id: when('is_version_1', unused(4)),
    mmio_base: unused(4),
    rxbuf_size: uint32(),
    rxbuf_min_shift: uint32(),
    ...named('eecd_state.', {
      val_in: uint32(),
      bitnum_in: uint16(),
      bitnum_out: uint16(),
      reading: uint16(),
      old_eecd: uint32(),
    }),
    ipcss: moved(uint8, 'ipcss'),
    ipcso: moved(uint8, 'ipcso'),
    ipcse: moved(uint16, 'ipcse'),
    tucss: moved(uint8, 'tucss'),
    tucso: moved(uint8, 'tucso'),
    tucse: moved(uint16, 'tucse'),
    paylen: moved(uint32, 'paylen'),
    hdr_len: moved(uint8, 'hdr_len'),
    mss: moved(uint16, 'mss'),
    ...named('tx.', { size: uint16(), tso_frames: uint16(), sum_needed: uint8() }),
    ip: moved(int8, 'ip'),
    tcp: moved(int8, 'tcp'),
    ...named('tx.', { header: buffer(256), data: buffer(0x10000) }),
    eeprom_data: array(64, uint16()),
    phy_reg: array(32, uint16()),
    CTRL: register('CTRL'),
    EECD: register('EECD'),
    EERD: register('EERD'),
    GPRC: register('GPRC'),
    GPTC: register('GPTC'),
    ICR: register('ICR'),
    ICS: register('ICS'),
    IMC: register('IMC'),
    IMS: register('IMS'),
    LEDCTL: register('LEDCTL'),
    MANC: register('MANC'),
    MDIC: register('MDIC'),
    MPC: register('MPC'),
    PBA: register('PBA'),
    RCTL: register('RCTL'),
    RDBAH: register('RDBAH'),
    RDBAL: register('RDBAL'),
    RDH: register('RDH'),
    RDLEN: register('RDLEN'),
    RDT: register('RDT'),
    STATUS: register('STATUS'),
    SWSM: register('SWSM'),
    TCTL: register('TCTL'),
    TDBAH: register('TDBAH'),
    TDBAL: register('TDBAL'),
    TDH: register('TDH'),
    TDLEN: register('TDLEN'),
    TDT: register('TDT'),
    TORH: register('TORH'),
    TORL: register('TORL'),
    TOTH: register('TOTH'),
    TOTL: register('TOTL'),
    TPR: register('TPR'),
    TPT: register('TPT'),
    TXDCTL: register('TXDCTL'),
    WUFC: register('WUFC'),
    VET: register('VET'),
    RA: array(32, uint32(), { name: 'mac_reg' }),
    MTA: array(128, uint32(), { name: 'mac_reg' }),
    VFTA: array(128, uint32(), { name: 'mac_reg' }),
  },
  conditions: { is_version_1: (_state, version) => version === 1 },
  subsections: {
    mit_state: vmstateE1000MitState,
    full_mac_state: subsectionByRelease({ '5.2': vmstateE1000FullMacState }),
    tx_tso_state: subsectionByRelease({ '5.2': vmstateE1000TxTsoState }),
  },
});
export type E1000State = StateOf<typeof vmstateE1000>;
