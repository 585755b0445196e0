/**
 * v86's state file: read, written again, refused.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from 'vmstate';
import { hex, sameBytes } from 'vmstate/testing';
import { ascii, concat } from '../../../tests/support/bytes.js';
import { throwsError } from '../../../tests/support/errors.js';
import { readStateFile, type V86Value, writeStateFile } from '../src/state/file.js';

const test = suite('v86 state file');

const TEXT =
  '{"buffer_infos":[{"offset":0,"length":3},{"offset":4,"length":4}],"state":[7,{"__state_type__":"Uint8Array","buffer_id":0},[null,{"__state_type__":"Uint16Array","buffer_id":1}],true]}';
const FILE = concat(
  hex`/* magic */ 76867686 /* version */ 06000000 /* length */ d0000000 /* text */ b7000000`,
  ascii(TEXT),
  hex`/* to a word */ 00 /* bytes */ 010203 /* to a word */ 00 /* words */ 34127856`,
);
const VALUES: V86Value[] = [7, Uint8Array.of(1, 2, 3), [null, Uint16Array.of(0x1234, 0x5678)], true];

test('values become the bytes v86 writes', () => {
  sameBytes(writeStateFile(VALUES), FILE);
});

test('a file becomes its values', () => {
  assert.equal(readStateFile(FILE), VALUES);
});

test('every truncation is an error', () => {
  for (let length = 0; length < FILE.length; length++) {
    throwsError(() => readStateFile(FILE.slice(0, length)), StreamError, { code: 'truncated' });
  }
});

test('a file of something else, compressed, or of another form is told apart', () => {
  const damaged = (at: number, ...bytes: number[]) => {
    const file = FILE.slice();
    file.set(bytes, at);
    return () => readStateFile(file);
  };
  throwsError(damaged(0, 0), StreamError, { code: 'bad-magic', offset: 0 });
  assert.match(throwsError(damaged(0, 0x28, 0xb5, 0x2f, 0xfd), StreamError, { code: 'bad-magic' }).message, /zstd/);
  throwsError(damaged(4, 7), StreamError, { code: 'unsupported-version', expected: 6, actual: 7 });
  throwsError(damaged(16, 0x5b), StreamError, { code: 'bad-value', offset: 16 }); // no JSON
  throwsError(damaged(16 + TEXT.indexOf('Uint8'), 0x58), StreamError, { code: 'bad-value' }); // no such array
});

test.run();
