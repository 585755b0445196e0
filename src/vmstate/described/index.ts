/** Sections by their own description: `import { decodeDescribed } from 'vmstate/described'`. */
export { type DecodeDescribedOptions, decodeDescribed } from './decode.js';
export {
  encodeDescribed,
  writeDescribedDevice,
  writeDescribedObject,
  writeDescription,
} from './encode.js';
export { findDescription, type Place } from './find.js';
export type { LeafValue, NumberArray } from './leaf-types.js';
export {
  type DescribedDevice,
  type DescribedField,
  type DescribedObject,
  type Description,
  parseDescription,
} from './model.js';
export {
  type DescribedState,
  type ElementState,
  type FieldState,
  isState,
  type ListState,
  type TreeState,
} from './state.js';
export { JsonObject, type JsonValue, parseJson, type TextLimits, type TextOptions } from './text.js';
