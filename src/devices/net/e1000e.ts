/**
 * The section `e1000e`: the Ethernet controller Intel 82574L, on PCI Express.
 *
 * QEMU: `hw/net/e1000e.c`; checked on streams of 5.2, 7.2 and 11.1.
 */
import {
  array,
  bool,
  byRelease,
  context,
  int8,
  int64,
  named,
  type StateOf,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  unused,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { msix } from '../pci/msix.js';
import { pcieDevice } from '../pci/pci-device.js';

export const vmstateE1000eIntrTimer = vmstate({
  name: 'e1000e-intr-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { timer: timer(), running: bool() },
});

export const vmstateE1000eTx = vmstate({
  name: 'e1000e-tx',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    sum_needed: uint8(),
    ...named('props.', {
      ipcss: uint8(),
      ipcso: uint8(),
      ipcse: uint16(),
      tucss: uint8(),
      tucso: uint8(),
      tucse: uint16(),
      hdr_len: uint8(),
      mss: uint16(),
      paylen: uint32(),
      ip: int8(),
      tcp: int8(),
      tse: bool(),
    }),
    cptse: bool(),
    skip_cp: bool(),
  },
});

/** What a machine says of its card. */
export interface E1000eMachine {
  /** The adjustment of the clock is sent: not before pc-q35-8.1. */
  readonly migrateTimadj?: boolean;
}

/** The card; `vectors` of MSI-X, none if it is off. */
// @__NO_SIDE_EFFECTS__
export const e1000e = (vectors: 0 | 5 = 5) =>
  vmstate({
    name: 'e1000e',
    versionId: 1,
    minimumVersionId: 1,
    context: context<E1000eMachine | undefined>(),
    fields: {
      parent_obj: pcieDevice(),
      msix: struct(msix(vectors), { name: 'parent_obj' }),
      ioaddr: uint32(),
      ...named('core.', {
        rxbuf_min_shift: uint32(),
        rx_desc_len: uint8(),
        rxbuf_sizes: array(4, uint32()),
        rx_desc_buf_size: uint32(),
        eeprom: array(64, uint16()),
        phy: array(224, uint16()),
        mac: array(0x20000 / 4, uint32()),
        permanent_mac: array(6, uint8()),
        delayed_causes: uint32(),
      }),
      subsys: uint16(),
      subsys_ven: uint16(),
      ...named('core.', {
        rdtr: struct(vmstateE1000eIntrTimer),
        radv: struct(vmstateE1000eIntrTimer),
        raid: struct(vmstateE1000eIntrTimer),
        tadv: struct(vmstateE1000eIntrTimer),
        tidv: struct(vmstateE1000eIntrTimer),
        itr: struct(vmstateE1000eIntrTimer),
        itr_intr_pending: byRelease({ '2.3': bool(), '10.0': unused(1) }),
        eitr: array(5, struct(vmstateE1000eIntrTimer)),
        eitr_intr_pending: byRelease({ '2.3': array(5, bool()), '10.0': unused(5) }),
        itr_guest_value: uint32(),
        eitr_guest_value: array(5, uint32()),
        vet: uint16(),
        tx: array(2, struct(vmstateE1000eTx)),
        timadj: byRelease({ '10.0': when('e1000e_migrate_timadj', int64()) }),
      }),
    },
    conditions: { e1000e_migrate_timadj: (_state, _version, machine) => machine?.migrateTimadj !== false },
  });
export type E1000eState = StateOf<ReturnType<typeof e1000e>>;
