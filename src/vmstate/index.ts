/** Definitions and single objects: everything that `vmstate` knows without a stream. */
export { array, array2d, marked, nullable, nullableVarray, subArray, varray, varrayMultiply } from './arrays.js';
export { type Accessor, type Accessors, bind } from './bind.js';
export { blank, type Values } from './blank.js';
export {
  bitmap,
  buffer,
  bufferPointer,
  bufferStartMiddle,
  partialBuffer,
  unused,
  unusedVarray,
  vbuffer,
  vbufferMultiply,
} from './buffers.js';
export { byHand } from './by-hand.js';
export { ByteReader, ByteWriter } from './bytes.js';
export {
  type AnyVMState,
  type Context,
  type ContextOf,
  context,
  type Definition,
  PRIORITIES,
  type Priority,
  releases,
  type StateIn,
  type StateOf,
  type Subsections,
  subsectionByRelease,
  type VMState,
  vmstate,
} from './definition.js';
export type { Field, FieldOptions, Slot, Slots } from './field.js';
export { type FixedCodec, type LeafEnvironment, leaf, type VariableCodec } from './leaf.js';
export { gtree, gtreeDirect, qlist, qtailq, struct, type TreeNode, tmp, vstruct } from './nested.js';
export {
  type Accepted,
  type DecodeOptions,
  decode,
  describe,
  encode,
  load,
  measure,
  type ObjectOptions,
  save,
} from './object.js';
export { RELEASES, type Release } from './release.js';
export {
  bool,
  cpuDoubleU,
  float64,
  type Halves,
  int8,
  int16,
  int32,
  int32Equal,
  int32Le,
  int64,
  retyped,
  timer,
  uint8,
  uint8Equal,
  uint16,
  uint16Equal,
  uint32,
  uint32Equal,
  uint64,
  uint64Equal,
  ulong,
  ulongEqual,
} from './scalars.js';
export { absent, alloc, byRelease, local, mustExist, named, pointer, validate, when } from './slots.js';
