/**
 * The container's headers, one by one: exact bytes, back, and what is refused.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import {
  COMMAND_LENGTHS,
  readCommand,
  readFileHeader,
  readFooter,
  readFullHeader,
  type SectionHeader,
  writeCommand,
  writeFileHeader,
  writeFooter,
  writeSectionHeader,
} from '../../src/savevm/wire.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { ByteReader, ByteWriter } from '../../src/vmstate/bytes.js';
import { throwsError } from '../support/errors.js';

const test = suite('wire');

function written(write: (to: ByteWriter) => void): Uint8Array {
  const to = new ByteWriter(4); // small, so that it has to grow
  write(to);
  return to.written();
}

const header: SectionHeader = { type: 4, sectionId: 0x0102, idstr: 'rtc', instanceId: 0xfffffffe, versionId: 3 };

test('magic and version', () => {
  const bytes = written(writeFileHeader);
  sameBytes(bytes, hex`5145564d 00000003`);
  readFileHeader(new ByteReader(bytes));
});

test('another magic, version 2 and any other version are told apart', () => {
  const read = (bytes: Uint8Array) => () => readFileHeader(new ByteReader(bytes, 0, bytes.length, 100));
  throwsError(read(hex`5145564e 00000003`), StreamError, {
    code: 'bad-magic',
    offset: 100,
    expected: 0x5145564d,
    actual: 0x5145564e,
  });
  throwsError(read(hex`5145564d 00000002`), StreamError, { code: 'old-format', offset: 104, actual: 2 });
  throwsError(read(hex`5145564d 00000004`), StreamError, { code: 'bad-format-version', offset: 104, actual: 4 });
  throwsError(read(hex`5145564d 000000`), StreamError, { code: 'truncated', offset: 104 });
});

test('a full header has name, instance and version', () => {
  const bytes = written((to) => writeSectionHeader(to, header));
  sameBytes(bytes, hex`04 00000102 03 727463 fffffffe 00000003`);
  assert.equal(readFullHeader(4, new ByteReader(bytes, 1)), header);
  sameBytes(
    written((to) => writeSectionHeader(to, { ...header, type: 1 })),
    hex`01 00000102 03 727463 fffffffe 00000003`,
  );
});

test('a short header has the section id only', () => {
  for (const type of [2, 3]) {
    sameBytes(
      written((to) => writeSectionHeader(to, { ...header, type })),
      Uint8Array.of(type, 0, 0, 1, 2),
    );
  }
});

test('a name has up to 255 bytes, each a character', () => {
  const idstr = '\u00e9'.repeat(255);
  const bytes = written((to) => writeSectionHeader(to, { ...header, idstr }));
  assert.is(bytes.length, 1 + 4 + 1 + 255 + 8);
  assert.is(readFullHeader(4, new ByteReader(bytes, 1)).idstr, idstr);
});

test('a footer repeats the id of its section', () => {
  const bytes = written((to) => writeFooter(to, 0x0102));
  sameBytes(bytes, hex`7e 00000102`);
  readFooter(new ByteReader(bytes), header.sectionId);
  throwsError(() => readFooter(new ByteReader(hex`05 00000102`), header.sectionId), StreamError, {
    code: 'footer-missing',
    offset: 0,
    expected: 0x7e,
    actual: 5,
  });
  throwsError(() => readFooter(new ByteReader(hex`7e 00000103`), header.sectionId), StreamError, {
    code: 'footer-mismatch',
    offset: 0,
    expected: 0x0102,
    actual: 0x0103,
  });
});

test('commands with their data', () => {
  sameBytes(
    written((to) => writeCommand(to, 11)),
    hex`08 000b 0000`,
  );
  const ping = written((to) => writeCommand(to, 2, hex`00000001`));
  sameBytes(ping, hex`08 0002 0004 00000001`);
  assert.equal(readCommand(new ByteReader(ping, 1)), { command: 2, data: hex`00000001` });
});

test('a command of fixed length must have it, the others any', () => {
  const lengths = [...COMMAND_LENGTHS.entries()].slice(1);
  assert.equal(
    lengths.filter(([, length]) => length === undefined).map(([number]) => number),
    [3, 6, 10],
  );
  for (const [number, length] of lengths) {
    const bytes = (n: number) => written((to) => writeCommand(to, number, new Uint8Array(n))).slice(1);
    const read = (n: number) => readCommand(new ByteReader(bytes(n)));
    assert.is(read(length ?? 16).command, number);
    if (length === undefined) assert.is(read(0).data.length, 0);
    else throwsError(() => read(length + 1), StreamError, { code: 'bad-command-length', offset: 2, expected: length });
  }
});

test('commands 0 and 12 do not exist', () => {
  for (const number of [0, 12, 0xffff]) {
    const read = () => readCommand(new ByteReader(Uint8Array.of(number >> 8, number & 0xff, 0, 0)));
    throwsError(read, StreamError, { code: 'unknown-command', offset: 0, actual: number });
  }
});

test.run();
