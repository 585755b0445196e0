/**
 * One row of the catalogue: a definition, and a default context with which sections of recorded streams can be
 * decoded.
 */
import type { AnyVMState } from '../../vmstate/index.js';

/** A definition of the catalogue; `context` stands in for the facts that only a machine knows. */
export interface CatalogueEntry {
  readonly def: AnyVMState;
  readonly context?: unknown;
}

/**
 * What belongs to the CPU of some targets, by QEMU's names of their binaries (`mips64el`). `docs/cpus.md` is made from
 * these rows.
 */
export interface CpuEntry extends CatalogueEntry {
  readonly targets: readonly string[];
}
