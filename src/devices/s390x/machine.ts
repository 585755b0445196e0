/**
 * What decides about sections of an s390-ccw-virtio machine besides their state: the machine type and the CPU model.
 * QEMU: `hw/s390x/s390-virtio-ccw.c`.
 */
import { context } from '../../vmstate/index.js';

/**
 * Facts outside the stream; `false` keeps a live save from sending what it is about. Left out, its presence in the
 * state decides; `ais` and `flicAllState` then count as true.
 */
export interface S390Machine {
  /** The channel subsystem is sent (5.2 to 10.0): off for 2.9 and older. */
  readonly cssMigration?: boolean;
  /** Property `iplbext_migration` of the ipl device (5.2, 7.2): off for 2.6 and older. */
  readonly iplbExtended?: boolean;
  /** Property `allow_all_mask_sizes` of the event facility (5.2 to 10.0): off for 2.11 and older. */
  readonly allMaskSizes?: boolean;
  /** Property `migration-enabled` of the storage keys (5.2, 7.2): off for 2.4 and older. */
  readonly skeysMigration?: boolean;
  /** Property `migrate-all-state` of the emulated FLIC (10.0+): off for 9.1 and older. */
  readonly flicAllState?: boolean;
  /** Facility 72, `ais`: adapter interrupts can be suppressed. */
  readonly ais?: boolean;
}

/** The context of the sections of the machine. */
export const s390Machine = context<S390Machine | undefined>();
