/**
 * The section `rtl8139`: the Ethernet controller Realtek RTL8139, on PCI.
 *
 * QEMU: `hw/net/rtl8139.c`; checked on streams of 2.3 and 7.2. The counters were a struct in 2.3.
 */
import {
  array,
  buffer,
  byRelease,
  int32,
  int64,
  named,
  releases,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  vmstate,
} from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** Frames and errors so far. */
const counters = {
  TxOk: uint64(),
  RxOk: uint64(),
  TxERR: uint64(),
  RxERR: uint32(),
  MissPkt: uint16(),
  FAE: uint16(),
  Tx1Col: uint32(),
  TxMCol: uint32(),
  RxOkPhy: uint64(),
  RxOkBrd: uint64(),
  RxOkMul: byRelease({ '5.2': uint32({ since: 5 }) }),
  TxAbt: uint16(),
  TxUndrn: uint16(),
};

/** The struct that they were in 2.3. */
export const vmstateTallyCounters = vmstate({
  name: 'tally_counters',
  versionId: 1,
  minimumVersionId: 0,
  fields: counters,
});

/** The card can be plugged while the machine runs; says so by being there. */
export const vmstateRtl8139HotplugReady = vmstate({
  name: 'rtl8139/hotplug_ready',
  versionId: 1,
  minimumVersionId: 1,
  fields: {},
});

const registers = {
  parent_obj: pciDevice(),
  phys: buffer(6),
  mult: buffer(8),
  TxStatus: array(4, uint32()),
  TxAddr: array(4, uint32()),
  RxBuf: uint32(),
  RxBufferSize: uint32(),
  RxBufPtr: uint32(),
  RxBufAddr: uint32(),
  IntrStatus: uint16(),
  IntrMask: uint16(),
  TxConfig: uint32(),
  RxConfig: uint32(),
  RxMissed: uint32(),
  CSCR: uint16(),
  Cfg9346: uint8(),
  Config0: uint8(),
  Config1: uint8(),
  Config3: uint8(),
  Config4: uint8(),
  Config5: uint8(),
  clock_enabled: uint8(),
  bChipCmdState: uint8(),
  MultiIntr: uint16(),
  BasicModeCtrl: uint16(),
  BasicModeStatus: uint16(),
  NWayAdvert: uint16(),
  NWayLPAR: uint16(),
  NWayExpansion: uint16(),
  CpCmd: uint16(),
  TxThresh: uint8(),
  unused: unused(4),
  macaddr: buffer(6, { name: 'conf.macaddr' }),
  rtl8139_mmio_io_addr_dummy: int32(),
  currTxDesc: uint32(),
  currCPlusRxDesc: uint32(),
  currCPlusTxDesc: uint32(),
  RxRingAddrLO: uint32(),
  RxRingAddrHI: uint32(),
  ...named('eeprom.', {
    contents: array(64, uint16()),
    mode: int32(),
    tick: uint32(),
    address: uint8(),
    input: uint16(),
    output: uint16(),
    eecs: uint8(),
    eesk: uint8(),
    eedi: uint8(),
    eedo: uint8(),
  }),
  TCTR: uint32(),
  TimerInt: uint32(),
  TCTR_base: int64(),
};

export const vmstateRtl8139 = releases({
  '2.3': vmstate({
    name: 'rtl8139',
    versionId: 4,
    minimumVersionId: 3,
    fields: { ...registers, tally_counters: struct(vmstateTallyCounters), cplus_enabled: uint32({ since: 4 }) },
    subsections: { hotplug_ready: vmstateRtl8139HotplugReady },
  }),
  '5.2': vmstate({
    name: 'rtl8139',
    versionId: 5,
    minimumVersionId: 3,
    fields: { ...registers, ...named('tally_counters.', counters), cplus_enabled: uint32({ since: 4 }) },
    subsections: { hotplug_ready: vmstateRtl8139HotplugReady },
  }),
});
export type Rtl8139State = StateOf<typeof vmstateRtl8139>;
