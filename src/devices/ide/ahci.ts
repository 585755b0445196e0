/**
 * The sections `ich9_ahci` and `sysbus-ahci`: SATA controllers by the AHCI specification, on PCI and without.
 *
 * QEMU: `hw/ide/ahci.c`, `hw/ide/ich.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. The number of ports is an `int32` to
 * 7.2. 2.3 describes the embedded controller, too, but no stream of it was seen.
 */
import {
  array,
  bool,
  byRelease,
  int32,
  int32Equal,
  named,
  releases,
  type StateOf,
  struct,
  uint8,
  uint32,
  uint32Equal,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { anyPciDevice } from '../pci/pci-device.js';
import { vmstateIdeBus } from './ide-bus.js';
import { ideMachine, vmstateIdeDrive } from './ide-drive.js';

/** Commands in a queue. */
const AHCI_MAX_CMDS = 32;

/** One command of the queue. */
export const vmstateNcqState = vmstate({
  name: 'ncq state',
  versionId: 1,
  minimumVersionId: 0,
  fields: {
    sector_count: uint32(),
    lba: uint64(),
    tag: uint8(),
    cmd: uint8(),
    slot: uint8(),
    used: bool(),
    halt: bool(),
  },
});

/** A port with its one drive. */
export const vmstateAhciPort = vmstate({
  name: 'ahci port',
  versionId: 1,
  minimumVersionId: 0,
  context: ideMachine,
  fields: {
    port: struct(vmstateIdeBus, { since: 1 }),
    drive: struct(vmstateIdeDrive, { name: 'port.ifs[0]', since: 1 }),
    port_state: uint32(),
    finished: uint32(),
    ...named('port_regs.', {
      lst_addr: uint32(),
      lst_addr_hi: uint32(),
      fis_addr: uint32(),
      fis_addr_hi: uint32(),
      irq_stat: uint32(),
      irq_mask: uint32(),
      cmd: uint32(),
      tfdata: uint32(),
      sig: uint32(),
      scr_stat: uint32(),
      scr_ctl: uint32(),
      scr_err: uint32(),
      scr_act: uint32(),
      cmd_issue: uint32(),
    }),
    done_first_drq: bool(),
    busy_slot: int32(),
    init_d2h_sent: bool(),
    ncq_tfs: array(AHCI_MAX_CMDS, struct(vmstateNcqState), { since: 1 }),
  },
});

/** A controller of so many ports; `ports` must be the same on both sides. */
// @__NO_SIDE_EFFECTS__
export const ahci = (ports: number) =>
  vmstate({
    name: 'ahci',
    versionId: 1,
    minimumVersionId: 0,
    context: ideMachine,
    fields: {
      dev: array(ports, struct(vmstateAhciPort)),
      ...named('control_regs.', {
        cap: uint32(),
        ghc: uint32(),
        irqstatus: uint32(),
        impl: uint32(),
        version: uint32(),
      }),
      idp_index: uint32(),
      ports: byRelease({ '2.3': int32Equal(), '10.0': uint32Equal() }),
    },
  });

/** The controller of `q35` machines, with six ports. */
export const vmstateIch9Ahci = releases({
  '5.2': vmstate({
    name: 'ich9_ahci',
    versionId: 1,
    minimumVersionId: 0,
    context: ideMachine,
    fields: { parent_obj: anyPciDevice(), ahci: struct(ahci(6)) },
  }),
});
export type Ich9AhciState = StateOf<typeof vmstateIch9Ahci>;

/** The controller of a board without PCI. */
// @__NO_SIDE_EFFECTS__
export const sysbusAhci = (ports: number) =>
  releases({
    '5.2': vmstate({ name: 'sysbus-ahci', versionId: 0, context: ideMachine, fields: { ahci: struct(ahci(ports)) } }),
  });
export type SysbusAhciState = StateOf<ReturnType<typeof sysbusAhci>>;
