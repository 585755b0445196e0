import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../src/devices/index.js';
import { StreamError } from '../../src/errors.js';
import { readStream } from '../../src/savevm/stream/index.js';
import { throwsError } from '../support/errors.js';
import { bytesOf, fixtures, roundTrip, untyped } from './recordings.js';

const test = suite('fixtures');

for (const fixture of fixtures()) {
  test(`${fixture.file} comes out as it went in, and its release is found out`, () => {
    const { stream, difference } = roundTrip(fixture);
    assert.is(difference, undefined);
    assert.is(stream.release, fixture.release);
  });
}

test('every section of the PC is decoded by a definition', () => {
  for (const fixture of fixtures().filter(({ file }) => file.includes('pc-i440fx'))) {
    assert.equal(untyped(roundTrip(fixture).stream), [], fixture.file);
  }
});

test('the same streams go through their own descriptions alone', () => {
  for (const fixture of fixtures()) {
    const { items } = readStream(bytesOf(fixture));
    assert.ok(items.every((item) => item.kind !== 'device' || item.content.how !== 'typed'));
  }
});

test('a section that is not described ends at its footer: 256 pointers, one of which is not null', () => {
  const fixture = fixtures().find(({ file }) => file.includes('5.2__s390x'));
  const { items } = readStream(bytesOf(fixture as NonNullable<typeof fixture>));
  const css = items.find((item) => item.kind === 'device' && item.header.idstr === 's390_css');
  assert.ok(css?.kind === 'device' && css.content.how === 'described');
  const elements = css.content.state.fields.find(({ name }) => name === 'css')?.elements ?? [];
  const present = [...elements].filter((element) => element !== null);
  assert.is(elements.length, 256);
  assert.equal(
    present.map((element) => (element as Uint8Array).length),
    [768],
  );
});

test('RAM pages are read with their blocks and offsets', () => {
  const fixture = fixtures().find(({ file }) => file.includes('__ram'));
  const { items, pageSize } = readStream(bytesOf(fixture as NonNullable<typeof fixture>));
  assert.is(pageSize, 256);
  const records = items.flatMap((item) => (item.kind === 'live' && item.body.kind === 'ram' ? item.body.records : []));
  const [list] = records;
  assert.ok(list?.kind === 'blocks');
  const pages = records.filter((record) => record.kind === 'page');
  assert.is(pages.length, list.total / pageSize);
});

test('another release than the one that wrote it fits nothing, and the description still does', () => {
  const fixture = fixtures().find(({ file }) => file.includes('pc-i440fx-7.2'));
  const stream = readStream(bytesOf(fixture as NonNullable<typeof fixture>), { catalogue, release: '2.3' });
  assert.ok(untyped(stream).includes('cpu'));
});

test('without description and without a definition the error says so', () => {
  const fixture = fixtures().find(({ file }) => file.includes('avr__arduino-uno'));
  const bytes = bytesOf(fixture as NonNullable<typeof fixture>);
  const cut = bytes.slice(0, descriptionStart(bytes));
  throwsError(() => readStream(cut, { catalogue: [] }), StreamError, { code: 'description-missing', path: 'timer' });
});

/** Where the type byte of the description stands. */
function descriptionStart(bytes: Uint8Array): number {
  for (let at = bytes.length - 7; at > 0; at--) {
    const length = new DataView(bytes.buffer).getUint32(at + 1);
    if (bytes[at] === 6 && at + 5 + length === bytes.length) return at;
  }
  return -1;
}

test.run();
