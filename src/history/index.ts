/** Decoded snapshots of a machine as immutable trees: edits, patches, differences, undo and redo. Needs immer. */
export { diff, type MemoryChange, type SnapshotDifference, type ValueChange } from './diff.js';
export { type Draft, type Edited, edit, type Patch, patched, patchesBetween } from './edit.js';
export { History, type HistoryOptions } from './history.js';
export type { Dirty, Pages } from './pages.js';
export {
  type Devices,
  readMemory,
  restoreSnapshot,
  type Snapshot,
  type TakeOptions,
  takeSnapshot,
  writeMemory,
} from './snapshot.js';
