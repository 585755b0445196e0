/**
 * The layout of a vmsd in one release: what all sightings of it and a dump say together.
 *
 * A stream gives types, sizes and values, a dump the whole list of fields with versions and conditions. What neither
 * says is noted beside the slot.
 */

import type { DumpDescription, DumpField } from '../dump/index.js';
import type { Facts, Layout, Slot } from './model.js';
import { inOrder } from './names.js';
import type { Sighting } from './sighting.js';
import { slotOf } from './slot.js';

/** The layout that all sightings of one vmsd in one release have in common. There is at least one, or a dump. */
export function layoutOf(sightings: readonly Sighting[], facts: Facts = {}): Layout {
  const [first] = sightings;
  const observed = namesOf(sightings);
  const dump = facts.dump !== undefined && fits(facts.dump, sightings, observed) ? facts.dump : undefined;
  const notes = facts.dump !== undefined && dump === undefined ? [misfit(facts.dump, observed)] : [];
  const versions = sightings.map(({ version }) => version);
  const known = sightings.length === 0 || facts.vstruct ? dump?.versionId : undefined;
  const versionId = known ?? Math.max(0, ...versions);
  const counts = facts.counts === true;
  const listing = dump === undefined ? observed.map((wire) => ({ wire, field: undefined })) : listingOf(dump);
  const slots = renumbered(
    listing.map(({ wire, field }) => slotOf({ wire, field, sightings, versionId, counts }, layoutOf)),
  );
  const subsections = subsectionsOf(sightings, dump, counts);
  const layout: Layout = {
    name: first?.name ?? dump?.name ?? '',
    versionId,
    minimumVersionId: dump?.minimumVersionId ?? (new Set(versions).size > 1 ? Math.min(...versions) : undefined),
    slots,
    subsections,
    listed: dump?.subsections !== undefined,
    unlisted: facts.compressed === true,
    notes,
  };
  if (!facts.separate || !compressible(layout)) return layout;
  const note = 'Arrays of it are described element by element: QEMU has a condition or a subsection here.';
  return { ...layout, listed: true, notes: [...notes, note] };
}

/** Unused space and temporaries are always called that; where all of them were sent, the describer counts them. */
function renumbered(slots: readonly Slot[]): Slot[] {
  const numbered = (base: string) => slots.filter(({ wire }) => wire.replace(/\[\d+\]$/, '') === base && wire !== base);
  return slots.map((slot) => {
    const base = /^(unused|tmp)\[\d+\]$/.exec(slot.wire)?.[1];
    if (base === undefined) return slot;
    const all = numbered(base);
    const complete = all.length > 1 && all.every(({ wire }, k) => wire === `${base}[${k}]`);
    return complete ? { ...slot, name: base } : slot;
  });
}

/** Whether QEMU would describe an array of it by its first element. */
function compressible({ slots, subsections, listed }: Layout): boolean {
  if (subsections.length > 0 || listed) return false;
  return slots.every(({ condition, type, nested }) => {
    return condition === undefined && !(type === 'struct' && nested !== undefined && !compressible(nested));
  });
}

/** The names of all fields or subsections of all sightings, in an order that all of them keep. */
function namesOf(sightings: readonly Sighting[], part: 'fields' | 'subsections' = 'fields'): string[] {
  return inOrder(sightings.map((sighting) => sighting[part].map(({ name }) => name)));
}

/** The fields of a dump under the names that they have in a description. */
function listingOf({ fields = [] }: DumpDescription): { wire: string; field: DumpField }[] {
  const seen = new Map<string, number>();
  return fields.map((field) => {
    const { name } = field;
    if (fields.filter((other) => other.name === name).length === 1) return { wire: name, field };
    const k = seen.get(name) ?? 0;
    seen.set(name, k + 1);
    return { wire: `${name}[${k}]`, field };
  });
}

/** Whether a dump has all that was seen, in the same order, at a version that it may have. */
function fits(dump: DumpDescription, sightings: readonly Sighting[], observed: readonly string[]): boolean {
  const { name: own, versionId, minimumVersionId } = dump;
  if (sightings.some(({ name, version }) => name !== own || version > versionId || version < minimumVersionId))
    return false;
  const places = placesIn(dump, observed);
  return places.every((place, i) => place >= 0 && (i === 0 || place > (places[i - 1] as number)));
}

function placesIn(dump: DumpDescription, observed: readonly string[]): number[] {
  const wires = listingOf(dump).map(({ wire }) => wire);
  return observed.map((wire) => wires.indexOf(wire));
}

/** Whether a dump has this vmsd as it was seen; for choosing among several. */
export function dumpFits(dump: DumpDescription, sightings: readonly Sighting[]): boolean {
  return fits(dump, sightings, namesOf(sightings));
}

function misfit(dump: DumpDescription, observed: readonly string[]): string {
  const place = placesIn(dump, observed).findIndex((at) => at < 0);
  const where = place < 0 ? 'its order or its version differs' : `it has no ${observed[place]}`;
  return `The dump is of another layout (${where}), so nothing was taken from it here.`;
}

const UNSENT = 'It was in no stream, so its types are guessed from their sizes in memory.';

function subsectionsOf(sightings: readonly Sighting[], dump: DumpDescription | undefined, counts: boolean): Layout[] {
  const sent = sightings.flatMap(({ subsections }) => subsections);
  const names = namesOf(sightings, 'subsections');
  const known = (dump?.subsections ?? []).map((one) => one.name);
  // The dump has the order of the list; what it lacks is of another layout and comes last.
  const all = [...known, ...names.filter((name) => !known.includes(name))];
  return all.map((name) => {
    const own = sent.filter((one) => one.name === name);
    const facts = { dump: dump?.subsections?.find((one) => one.name === name), counts };
    const layout = layoutOf(own, facts);
    if (own.length > 0 || sightings.length === 0) return layout;
    return { ...layout, notes: [...layout.notes, UNSENT] };
  });
}
