/**
 * The whole catalogue, for programs that read any stream. Emulators import the devices they have, each from its own
 * file: `import { vmstatePit } from 'vmstate/devices/timer/i8254'`.
 */
import type { CatalogueEntry } from './catalogue-entry.js';
import { pc1 } from './catalogue-pc1.js';
import { pc2 } from './catalogue-pc2.js';
import { pseries } from './catalogue-pseries.js';

export type { CatalogueEntry } from './catalogue-entry.js';

/** Every definition, with a context for those whose conditions need one. */
export const catalogue: readonly CatalogueEntry[] = [...pc1, ...pc2, ...pseries];
