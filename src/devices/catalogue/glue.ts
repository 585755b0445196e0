/**
 * Rows of the catalogue: logic between devices and interrupt controllers, on boards of many targets.
 */
import { orIrq } from '../core/or-irq.js';
import type { CatalogueEntry } from './entry.js';

/** A gate of fewer than 16 lines sends 16, one of more sends all of them once more. */
const wide = Array.from({ length: 33 }, (_, i) => ({ def: orIrq(16 + i) }));

export const glue: readonly CatalogueEntry[] = [{ def: orIrq(1) }, ...wide];
