/**
 * Recorded sections of each device, release and version: a definition of the catalogue takes all of its bytes, writes
 * the same bytes again, and describes them as QEMU did.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../src/devices/index.js';
import { catalogueOf, encodeTyped, OPAQUE, tryTyped } from '../../src/savevm/stream/typed.js';
import { ByteReader } from '../../src/vmstate/bytes.js';
import { RELEASES } from '../../src/vmstate/index.js';
import { hashOf, type RecordedSection, recordedSections } from './section-fixtures.js';

const test = suite('devices/sections');

const recorded = recordedSections();
const candidates = catalogueOf(catalogue);

/** Whether a definition fits. */
function fits({ release, name, versionId, hash, bytes }: RecordedSection): boolean {
  return (candidates.get(name) ?? []).some((candidate) => {
    const text = hash === 'opaque' ? OPAQUE : undefined;
    const fit = tryTyped(candidate, release, versionId, new ByteReader(bytes), bytes.length, text);
    return fit !== undefined && (text === OPAQUE || hashOf(encodeTyped(fit.content).text) === hash);
  });
}

for (const release of RELEASES) {
  const sections = recorded.filter((one) => one.release === release);
  test(`${sections.length} sections of QEMU ${release} fit their definitions`, () => {
    assert.ok(sections.length > 50);
    assert.equal(
      sections.filter((one) => !fits(one)).map(({ name, versionId }) => `${name} ${versionId}`),
      [],
    );
  });
}

test('a section with another length, version or byte order does not fit', () => {
  const section = recorded.find(({ name, release }) => name === 'heathrow_pic' && release === '7.2') as RecordedSection;
  assert.ok(fits(section));
  assert.not(fits({ ...section, bytes: section.bytes.slice(1) }));
  assert.not(fits({ ...section, versionId: section.versionId + 1 }));
  assert.not(fits({ ...section, hash: '0' }));
});

test.run();
