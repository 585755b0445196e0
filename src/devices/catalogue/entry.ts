/**
 * One row of the catalogue: a definition, and what stands in for the machine where sections of recorded streams are
 * decoded.
 */
import type { AnyVMState } from '../../vmstate/index.js';

/** A definition of the catalogue. */
export interface CatalogueEntry {
  readonly def: AnyVMState;
  /** The facts that only a machine knows, for conditions. */
  readonly context?: unknown;
  /** The locals of its state. */
  readonly base?: object;
}

/**
 * What belongs to the CPU of some targets, by QEMU's names of their binaries (`mips64el`). `docs/cpus.md` is made from
 * these rows.
 */
export interface CpuEntry extends CatalogueEntry {
  readonly targets: readonly string[];
}

/** Locals of power management: neither memory slots nor CPUs to come, where a stream has no description. */
export const NOTHING_PLUGGED = {
  memhp: { acpi_memory_hotplug: { dev_count: 0 } },
  cpuhp: { cpuhp_state: { dev_count: 1 } },
};
