/**
 * Who wrote a stream: what its text and its sections give away. A stream does not name its release.
 */
import type { DescribedField, DescribedObject, Description } from '../../vmstate/described/index.js';
import { RELEASES, type Release } from '../../vmstate/release.js';
import { QEMU_VM_CONFIGURATION } from '../wire.js';

/** The releases that may have written a stream, likeliest first. */
export function releasesOf(description: Description | undefined, bytes: Uint8Array): readonly Release[] {
  if (description === undefined) {
    return bytes[8] === QEMU_VM_CONFIGURATION ? RELEASES.slice(1) : RELEASES.slice(0, 3).reverse();
  }
  if (description.dialect === 'spaced') return spaced(description);
  if (description.configuration === undefined) return ['7.2'];
  const marks = new Set<Release>();
  for (const { object } of description.devices) if (object !== undefined) look(object, marks);
  const apic = description.devices.findIndex(({ name }) => name === 'apic');
  if (apic >= 0) marks.add(apic === 0 ? '11.1' : '10.0'); // 11.1 sends it before all others
  return marks.size === 1 ? [...marks] : ['11.1', '10.0'];
}

/** 2.3 has no `globalstate`, and its `timer` has a field that later became unused space. */
function spaced(description: Description): readonly Release[] {
  const timer = description.devices.find(({ name }) => name === 'timer')?.object;
  if (timer?.fields.some(({ name }) => name === 'dummy')) return ['2.3'];
  if (timer?.fields.some(({ type }) => type === 'unused_buffer')) return ['5.2'];
  return description.devices.some(({ name }) => name === 'globalstate') ? ['5.2'] : ['2.3', '5.2'];
}

/**
 * Marks of 10.0 and 11.1: `index` and `nullptr` are rule B, `ptr-marker` and elements in a row without any index rule
 * C; the length of ARM's register list lost its comparison.
 */
function look(object: DescribedObject, marks: Set<Release>): void {
  object.fields.forEach((field, i) => {
    const { name, type, index } = field;
    if (index !== undefined || type === 'nullptr') marks.add('10.0');
    if (type === 'ptr-marker' || followsBare(object.fields, i)) marks.add('11.1');
    if (name === 'cpreg_vmstate_array_len') marks.add(type === 'int32 le' ? '10.0' : '11.1');
    if (field.struct !== undefined) look(field.struct, marks);
    for (const inner of field.contents) look(inner, marks);
  });
  for (const sub of object.subsections ?? []) look(sub, marks);
}

/** Whether a field and the one before it are elements of one array, and neither says which. */
function followsBare(fields: readonly DescribedField[], i: number): boolean {
  const [before, field] = [fields[i - 1], fields[i]];
  const bare = (one: DescribedField | undefined) => one?.index === undefined && one?.arrayLen === undefined;
  return before?.name === field?.name && before?.type === field?.type && bare(before) && bare(field);
}
