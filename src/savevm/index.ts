/** The stream of a machine. */
export type { LoadReport } from './_read.js';
export type { Chunks } from './chunks.js';
export { profileOf, type StreamProfile } from './profile.js';
export type { Memory, Progress, RamOptions } from './ram.js';
export type { RamEncoding } from './ram-load.js';
export type { Writing } from './ram-save.js';
export type { DeviceOptions, LiveHandler, OldStyleHandler, RegisterOptions } from './registry.js';
export { type LoadResult, SaveVM, type SaveVMOptions, type Sink, type TransferOptions } from './savevm.js';
