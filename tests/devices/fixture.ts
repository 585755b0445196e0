/**
 * States of typed sections out of a stream.
 */
import * as assert from 'uvu/assert';
import { catalogue } from '../../src/devices/index.js';
import { readStream, writeStream } from '../../src/savevm/stream/index.js';
import { sameBytes } from '../../src/testing/index.js';
import type { Release } from '../../src/vmstate/index.js';

/** The states of all sections of a name; asserts that they are typed, and that the stream comes out the same. */
export function typedStates<S>(bytes: Uint8Array, release: Release, name: string): S[] {
  const stream = readStream(bytes, { catalogue, release });
  sameBytes(writeStream(stream), bytes);
  return stream.items.flatMap((item) => {
    if (item.kind !== 'device' || item.header.idstr !== name) return [];
    assert.is(item.content.how, 'typed');
    return item.content.how === 'typed' ? [item.content.state as S] : [];
  });
}
