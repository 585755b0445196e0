/** The verdicts of QEMU's own checker: each of them by hand, then what the script said of real dumps. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CheckerCode, checkDumps, MOST_COUNTED } from '../../../src/vmstate/compare/qemu-checker.js';
import type { Dump, DumpDescription, DumpField } from '../../../src/vmstate/dump/index.js';
import { dumpOf, FIXTURES, fixtureDumps, pairsOf, recordedDumps, withRecordedDumps } from '../../support/dumps.js';

const test = suite('vmstate/compare/qemu-checker');

type Loose<T> = { [K in keyof T]?: T[K] };

const field = (name: string, size = 4, more: Loose<DumpField> = {}): DumpField => ({
  name,
  versionId: 0,
  fieldExists: false,
  num: undefined,
  size,
  description: undefined,
  ...more,
});
const description = (fields: readonly DumpField[] | undefined, more: Loose<DumpDescription> = {}): DumpDescription => ({
  name: 'vmsd',
  versionId: 2,
  minimumVersionId: 1,
  fields,
  subsections: undefined,
  ...more,
});
const struct = (name: string, fields: readonly DumpField[], vmsd = 'inner'): DumpField =>
  field(name, 99, { description: description(fields, { name: vmsd }) });

function dump(of: DumpDescription | undefined, type = 'type', machine: string | undefined = 'm'): Dump {
  const { versionId, minimumVersionId } = of ?? { versionId: 2, minimumVersionId: 1 };
  return {
    machine,
    devices: new Map([[type, { name: type, versionId, minimumVersionId, description: of }]]),
    counts: false,
  };
}

/** Codes and paths of what is found between two lists of fields. */
const between = (src: readonly DumpField[], dest: readonly DumpField[], name = 'vmsd') =>
  found(dump(description(src, { name })), dump(description(dest, { name })));
const found = (src: Dump, dest: Dump): string[] =>
  checkDumps(src, dest).findings.map(({ code, path }) => `${code} ${path}`);

const [a, b, c] = [field('a'), field('b'), field('c')];

test('equal dumps are compatible, and so is more in DEST', () => {
  assert.equal(checkDumps(dump(description([a])), dump(description([a]))), { compatible: true, findings: [] });
  assert.equal(between([a], [a, b]), []);
  const more = dump(description([a], { subsections: [description([a], { name: 'vmsd/s' })] }));
  const devices = new Map([...more.devices, ...dump(description([a]), 'other').devices]);
  assert.equal(found(dump(description([a])), { ...more, devices }), []);
});

test('another machine type is a warning, which does not count; none at all does', () => {
  const two = checkDumps(dump(description([a])), dump(description([a]), 'type', 'n'));
  assert.equal(
    [two.compatible, two.findings[0]?.severity, two.findings[0]?.code],
    [true, 'warning', 'machine-differs'],
  );
  const none: Dump = { ...dump(description([a])), machine: undefined };
  assert.equal(found(dump(description([a])), none), ['device-removed vmschkmachine']);
  assert.equal(found(none, dump(description([a]))), []);
});

test('devices: removed, renamed as the table says, without a description', () => {
  assert.equal(found(dump(description([a])), dump(description([a]), 'other')), ['device-removed type']);
  assert.equal(found(dump(description([a]), 'e1000'), dump(description([a]), 'e1000-82540em')), []);
  assert.equal(found(dump(description([a]), 'ICH9-LPC'), dump(description([a]), 'ICH9 LPC')), []);
  assert.equal(found(dump(description([a])), dump(undefined)), ['entry-missing type']);
});

test('versions: of the device and of its description; too low counts once', () => {
  const at = (versionId: number, minimumVersionId: number) => dump(description([a], { versionId, minimumVersionId }));
  assert.equal(found(at(3, 1), at(2, 1)), ['version-lowered type', 'version-lowered type/vmsd']);
  assert.equal(found(at(1, 1), at(3, 2)), ['minimum-raised type/vmsd']);
  assert.equal(found(at(1, 1), at(3, 1)), []);
});

test('the field version counts, a condition and the length of an array do not', () => {
  assert.equal(between([field('a', 4, { versionId: 2 })], [a]), ['version-lowered type/vmsd.a']);
  assert.equal(between([a], [field('a', 4, { versionId: 2 })]), []);
  assert.equal(between([a], [field('a', 4, { fieldExists: true, num: 7 })]), []);
});

test('descriptions: renamed ones are skipped, unless the table has them under the device', () => {
  const [src, dest] = [description([a], { name: 'PCIDevice' }), description([b], { name: 'PCIEDevice' })];
  assert.equal(found(dump(src), dump(dest)), ['description-renamed type/PCIDevice']);
  assert.equal(found(dump(src, 'ioh3420'), dump(dest, 'ioh3420')), ['field-mismatch ioh3420/PCIDevice.a']);
});

test('lists: missing ones, subsections by name', () => {
  const full = description([a], { subsections: [description([a], { name: 'vmsd/s' })] });
  assert.equal(found(dump(full), dump(description(undefined))), ['entry-missing type/vmsd', 'entry-missing type/vmsd']);
  assert.equal(found(dump(full), dump({ ...full, subsections: [] })), ['subsection-removed type/vmsd[vmsd/s]']);
  const other = { ...full, subsections: [description([b], { name: 'vmsd/s' })] };
  assert.equal(found(dump(full), dump(other)), ['field-mismatch type/vmsd/s.a']);
});

test('two subsections of one name are each compared with both: the script finds a dump unlike itself', () => {
  const twice = [description([a], { name: 'vmsd/s' }), description([b], { name: 'vmsd/s' })];
  const same = dump(description([a], { subsections: twice }));
  assert.equal(found(same, same), ['field-mismatch type/vmsd/s.a', 'field-mismatch type/vmsd/s.b']);
});

test('fields: removed at the end, in the middle, reordered, renamed as the table says', () => {
  assert.equal(between([a, b], [a]), ['no-further-fields type/vmsd.b']);
  assert.equal(between([a, b, c], [a, c]), ['field-mismatch type/vmsd.b']);
  assert.equal(between([a, b], [b, a]), ['field-mismatch type/vmsd.a']);
  assert.equal(between([field('timer')], [field('timer_expiry')], 'apic'), []);
  assert.equal(between([field('timer')], [field('timer_expiry')]), ['field-mismatch type/vmsd.timer']);
});

test('sizes: of plain fields only', () => {
  assert.equal(between([a], [field('a', 8)]), ['size-changed type/vmsd.a']);
  assert.equal(between([struct('s', [a])], [{ ...struct('s', [a]), size: 7 }]), []);
  assert.equal(between([struct('s', [a])], [field('s', 99)]), ['description-missing type/vmsd.s']);
  assert.equal(between([field('s', 99)], [struct('s', [a])]), []);
});

test('fields may move into a struct, or out of one', () => {
  assert.equal(between([a, b, c], [a, struct('s', [b]), c]), []);
  assert.equal(between([a, struct('s', [b]), c], [a, b, c]), []);
  assert.equal(between([a, b, c], [a, struct('s', [b, field('x')]), c]), ['field-mismatch type/vmsd.c']);
});

test('unused space stands for fields of the same sum, on either side', () => {
  assert.equal(between([a, b, c], [field('unused', 8), c]), []);
  assert.equal(between([field('unused', 8), c], [a, b, c]), []);
  assert.equal(between([a, c], [field('unused', 4), c]), []);
  assert.equal(between([field('a', 2, { num: 4 }), c], [field('unused', 8), c]), [], 'num of the first counts');
  assert.equal(between([a, b, c], [field('unused', 6), c]), ['unused-size type/vmsd.b']);
  assert.equal(between([field('a', 8), b], [field('unused', 4), b]), ['unused-size type/vmsd.b']);
});

interface Verdict {
  readonly src: string;
  readonly dest: string;
  readonly status: number;
  readonly count: number;
  readonly digest: string;
}

const verdicts: readonly Verdict[] = readFileSync(`${FIXTURES}/checker-findings.txt`, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [src = '', dest = '', status, count, digest = ''] = line.split(' ');
    return { src, dest, status: Number(status), count: Number(count), digest };
  });

/** Whether we say of a pair what the script said. */
function agrees({ src, dest, status, count, digest }: Verdict): void {
  const { findings, compatible } = checkDumps(dumpOf(src), dumpOf(dest));
  const lines = findings.map(({ code, path }) => {
    const silent: CheckerCode = 'version-lowered'; // the script does not name the field
    return code === silent ? `${code} ${path.split('/')[0]}` : `${code} ${path}`;
  });
  const counted = findings.filter(({ severity }) => severity === 'error').length;
  assert.equal([Math.min(counted, MOST_COUNTED), findings.length], [status, count], `${src} ${dest}`);
  assert.is(createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16), digest, `${src} ${dest}`);
  assert.is(compatible, status === 0);
}

test('the script said the same of the dumps that are here', () => {
  const pairs = pairsOf(fixtureDumps());
  assert.is(pairs.length, 14);
  for (const [src, dest] of pairs) {
    const known = verdicts.find((verdict) => verdict.src === src && verdict.dest === dest);
    assert.ok(known !== undefined, `${src} ${dest}`);
    agrees(known as Verdict);
  }
});

withRecordedDumps(test, 'the script said the same of every two recorded dumps of one target', () => {
  assert.is(verdicts.length, 164);
  for (const verdict of verdicts) agrees(verdict);
});

withRecordedDumps(test, 'a dump loads itself, but for two subsections of one name, which the script confuses', () => {
  for (const name of recordedDumps()) {
    const { findings } = checkDumps(dumpOf(name), dumpOf(name));
    for (const { path } of findings) assert.match(path, /\/sd-card\/ext_csd_modes-state\./, name);
  }
});

test.run();
