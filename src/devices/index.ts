/**
 * The whole catalogue, for programs that read any stream. Emulators import the devices they have, each from its own
 * file: `import { vmstatePit } from 'vmstate/devices/timer/i8254'`.
 */
import { cpus } from './catalogue/cpus.js';
import type { CatalogueEntry } from './catalogue/entry.js';
import { glue } from './catalogue/glue.js';
import { pcCore } from './catalogue/pc-core.js';
import { pcDevices } from './catalogue/pc-devices.js';
import { pseries } from './catalogue/pseries.js';

export type { CatalogueEntry, CpuEntry } from './catalogue/entry.js';
export { cpus };

/** Every definition, with a context for those whose conditions need one. */
export const catalogue: readonly CatalogueEntry[] = [...pcCore, ...pcDevices, ...pseries, ...cpus, ...glue];
