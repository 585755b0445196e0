/**
 * The section `spapr_pci`: a PCI host bridge of an sPAPR machine.
 *
 * QEMU: `hw/ppc/spapr_pci.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. 2.3 compares the bridge's windows; 5.2 and 7.2 send them
 * for machine types that 2.7 should be able to load.
 */
import {
  absent,
  alloc,
  array,
  byRelease,
  context,
  int32,
  type StateOf,
  struct,
  uint32,
  uint32Equal,
  uint64,
  uint64Equal,
  varray,
  vmstate,
  when,
} from '../../vmstate/index.js';

/** Property `pre-2.8-migration` (5.2, 7.2): on for pseries-2.7 and older. False when there is no context. */
export const spaprPciMachine = context<{ readonly pre28Migration: boolean } | undefined>();

/** Interrupt of one of the pins INTA to INTD; must be the same on both sides. */
export const vmstateSpaprPciLsi = vmstate({
  name: 'spapr_pci/lsi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { irq: uint32Equal() },
});

/** Message signalled interrupts of a device; `key` is its configuration address. */
export const vmstateSpaprPciMsi = vmstate({
  name: 'spapr_pci/msi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    key: uint32(),
    first_irq: uint32({ name: 'value.first_irq' }),
    num: uint32({ name: 'value.num' }),
  },
});

// @__NO_SIDE_EFFECTS__
const window64 = (key: string) =>
  byRelease({
    '2.3': uint64Equal(),
    '5.2': when('pre_2_8_migration', uint64({ name: `mig_${key}` })),
    '10.0': absent,
  });

/** `buid` names the bridge and must be the same on both sides. Windows: address and size in guest memory. */
export const vmstateSpaprPci = vmstate({
  name: 'spapr_pci',
  versionId: 2,
  minimumVersionId: 2,
  context: spaprPciMachine,
  fields: {
    buid: uint64Equal(),
    dma_liobn: byRelease({
      '2.3': uint32Equal(),
      '5.2': when('pre_2_8_migration', uint32({ name: 'mig_liobn' })),
      '10.0': absent,
    }),
    mem_win_addr: window64('mem_win_addr'),
    mem_win_size: window64('mem_win_size'),
    io_win_addr: window64('io_win_addr'),
    io_win_size: window64('io_win_size'),
    lsi_table: array(4, struct(vmstateSpaprPciLsi)),
    msi_devs_num: int32(),
    msi_devs: alloc(varray('msi_devs_num', struct(vmstateSpaprPciMsi))),
  },
  conditions: { pre_2_8_migration: (_state, _version, machine) => machine?.pre28Migration === true },
});
export type SpaprPciState = StateOf<typeof vmstateSpaprPci>;
