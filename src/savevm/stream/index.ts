/** A stream as a document: read, look, change, write. */

export type { LiveBody } from './live-bodies.js';
export type {
  Candidate,
  Command,
  Content,
  DescribedContent,
  DeviceSection,
  Item,
  LiveSection,
  MigrationStream,
  OpaqueContent,
  TypedContent,
} from './model.js';
export type { BlockEntry, BlockList, MappedPages, PageRecord, RamBody, RamRecord } from './ram-body.js';
export { type ReadOptions, readStream } from './read.js';
export { writeStream } from './write.js';
