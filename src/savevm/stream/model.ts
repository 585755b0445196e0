/**
 * A stream as a document: what someone who has no machine can know of it.
 *
 * Read by `readStream`, written again by `writeStream`. Everything is values: device sections are decoded by a
 * typed definition or by the stream's own description, and the description is written anew.
 */

import type { JsonDialect } from '../../json-writer/index.js';
import type { AnyVMState } from '../../vmstate/definition.js';
import type { DescribedState } from '../../vmstate/described/index.js';
import type { Release } from '../../vmstate/release.js';
import type { ConfigurationState } from '../configuration.js';
import type { SectionHeader } from '../wire.js';
import type { LiveBody } from './live-bodies.js';
import type { RamBody } from './ram-body.js';

/** A definition that sections may be decoded with, and what stands in for the machine: a context and locals. */
export interface Candidate {
  readonly def: AnyVMState;
  readonly context?: unknown;
  readonly base?: object;
}

/** Decoded by a definition of the catalogue. */
export interface TypedContent {
  readonly how: 'typed';
  readonly def: AnyVMState;
  readonly release: Release;
  readonly versionId: number;
  readonly context: unknown;
  readonly state: Record<string, unknown>;
}

/** Decoded by the description in the stream. */
export interface DescribedContent {
  readonly how: 'described';
  readonly state: DescribedState;
}

/** An old-style section, of which nothing but its length is known. */
export interface OpaqueContent {
  readonly how: 'opaque';
  readonly bytes: Uint8Array;
}

export type Content = TypedContent | DescribedContent | OpaqueContent;

export interface DeviceSection {
  readonly kind: 'device';
  readonly header: SectionHeader;
  /** Where its content stands in the stream that was read. */
  readonly offset: number;
  readonly length: number;
  readonly content: Content;
}

export interface LiveSection {
  readonly kind: 'live';
  readonly header: SectionHeader;
  readonly offset: number;
  readonly length: number;
  readonly body: RamBody | LiveBody;
}

export interface Command {
  readonly kind: 'command';
  readonly command: number;
  readonly data: Uint8Array;
  /** PACKAGED: the pieces of stream inside. */
  readonly packaged: readonly Item[] | undefined;
}

export type Item = DeviceSection | LiveSection | Command;

/** What the description has besides its devices. */
export interface TextFacts {
  readonly json: JsonDialect;
  /** Whether the configuration is described. */
  readonly configuration: boolean;
  readonly pageSize: number;
}

export interface MigrationStream {
  readonly release: Release;
  readonly pageSize: number;
  readonly configuration: ConfigurationState | undefined;
  readonly footers: boolean;
  readonly items: readonly Item[];
  /** Undefined for a stream without a description. */
  readonly description: TextFacts | undefined;
  /** Bytes behind the end of the stream. */
  readonly trailing: Uint8Array;
}
