/** `-dump-vmstate` files: `import { parseDump } from 'vmstate/dump'`. */

export { type Dumped, type DumpOptions, dump, dumpOf } from './from-definitions.js';
export {
  type Dump,
  type DumpDescription,
  type DumpDevice,
  type DumpField,
  looksLikeDump,
  parseDump,
} from './read.js';
export { writeDump } from './write.js';
