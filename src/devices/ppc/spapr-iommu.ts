/**
 * The section `spapr_iommu`: a DMA window of an sPAPR machine, its table of translation control entries.
 *
 * QEMU: `hw/ppc/spapr_iommu.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. Version 2 up to 5.2, version 3 since.
 */
import {
  alloc,
  bool,
  byRelease,
  releases,
  type StateOf,
  subsectionByRelease,
  uint32,
  uint32Equal,
  uint64,
  varray,
  vmstate,
} from '../../vmstate/index.js';

/** Bits of an IOMMU page that need no mention. */
const PAGE_SHIFT_4K = 12;

/** A window that does not begin at bus address 0, or has pages of other than 4 KiB. The name has no slash. */
export const vmstateSpaprTceTableEx = vmstate({
  name: 'spapr_iommu_ex',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.bus_offset !== 0n || state.page_shift !== PAGE_SHIFT_4K,
  fields: { bus_offset: uint64(), page_shift: uint32() },
});

// @__NO_SIDE_EFFECTS__
const tceTable = (versionId: 2 | 3) =>
  vmstate({
    name: 'spapr_iommu',
    versionId,
    minimumVersionId: 2,
    fields: {
      liobn: uint32Equal(),
      nb_table: byRelease({ '2.3': uint32Equal(), '5.2': uint32({ name: 'mig_nb_table' }) }),
      bypass: bool(),
      table: byRelease({
        '2.3': varray('nb_table', uint64()),
        '5.2': alloc(varray('nb_table', uint64(), { name: 'mig_table' })),
      }),
      def_win: byRelease({ '7.2': bool({ since: 3 }) }),
    },
    subsections: { ex: subsectionByRelease({ '5.2': vmstateSpaprTceTableEx }) },
  });

/**
 * `table`: `nb_table` entries, none for a window that the guest has not set up; its size must be that of the loading
 * side in 2.3 only. `def_win`: the window that exists from reset. `liobn` must be the same on both sides, and is the
 * instance as well.
 */
export const vmstateSpaprTceTable = releases({ '2.3': tceTable(2), '7.2': tceTable(3) });
export type SpaprTceTableState = StateOf<typeof vmstateSpaprTceTable>;
