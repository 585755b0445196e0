/**
 * Who wrote a stream: what its text and its sections give away. A stream does not name its release.
 */
import type { DescribedField, DescribedObject, Description } from '../../vmstate/described/index.js';
import { RELEASES, type Release } from '../../vmstate/release.js';
import { QEMU_VM_CONFIGURATION } from '../wire.js';

/** The releases that may have written a stream, likeliest first. */
export function releasesOf(description: Description | undefined, bytes: Uint8Array): readonly Release[] {
  if (description === undefined) return bytes[8] === QEMU_VM_CONFIGURATION ? RELEASES.slice(1) : RELEASES.slice(0, 3);
  if (description.dialect === 'spaced') return spaced(description);
  if (description.configuration === undefined) return ['7.2'];
  const seen = new Set<string>();
  for (const { object } of description.devices) if (object !== undefined) look(object, seen);
  if (seen.has('ptr-marker') || seen.has('bare run')) return ['11.1'];
  return seen.has('nullptr') || seen.has('index') ? ['10.0'] : ['11.1', '10.0'];
}

/** 2.3 has no `globalstate`, and its `timer` has a field that later became unused space. */
function spaced(description: Description): readonly Release[] {
  const timer = description.devices.find(({ name }) => name === 'timer')?.object;
  if (timer?.fields.some(({ name }) => name === 'dummy')) return ['2.3'];
  if (timer?.fields.some(({ type }) => type === 'unused_buffer')) return ['5.2'];
  return description.devices.some(({ name }) => name === 'globalstate') ? ['5.2'] : ['2.3', '5.2'];
}

/** Marks of rules B and C: `index` and `nullptr` are B, elements in a row without any index are C. */
function look(object: DescribedObject, seen: Set<string>): void {
  object.fields.forEach((field, i) => {
    if (field.index !== undefined) seen.add('index');
    if (field.type === 'nullptr' || field.type === 'ptr-marker') seen.add(field.type);
    if (isBare(field) && isBare(object.fields[i + 1]) && isBare(object.fields[i - 1]) && sameName(object, i)) {
      seen.add('bare run');
    }
    if (field.struct !== undefined) look(field.struct, seen);
    for (const inner of field.contents) look(inner, seen);
  });
  for (const sub of object.subsections ?? []) look(sub, seen);
}

function isBare(field: DescribedField | undefined): boolean {
  return field === undefined || (field.index === undefined && field.arrayLen === undefined);
}

function sameName({ fields }: DescribedObject, i: number): boolean {
  return i > 0 && fields[i - 1]?.name === fields[i]?.name;
}
