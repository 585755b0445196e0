/** Definitions written from what is known of a device: `import { generate } from 'vmstate/generate'`. */
export {
  type DumpFacts,
  type Generated,
  type GenerateOptions,
  generate,
  type Sources,
  type StreamFacts,
} from './generate.js';
