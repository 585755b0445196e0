/**
 * What values give away: which slot holds a count, and what a condition may be.
 */
import type { FieldSighting, Sighting } from './sighting.js';

/** What stands in for a condition that is to be written. */
export interface Test {
  /** `slot`: as far as was seen, the field is there when that slot holds. */
  readonly when: 'always' | 'never' | 'slot';
  readonly name?: string;
  /** The value of the slot; undefined for "not zero". */
  readonly equals?: number | bigint | boolean;
  /** In how many of how many objects the field was. */
  readonly sent: number;
  readonly of: number;
}

type Values = (number | bigint | boolean)[];

/** The values of the single numbers that all sightings have before a slot, nearest first. */
function numbersBefore(sightings: readonly Sighting[], wire: string): [string, Values][] {
  return commonNumbers(sightings, ({ fields }) => fields.slice(0, placeOf(fields, wire))).toReversed();
}

/** Those behind it. */
function numbersBehind(sightings: readonly Sighting[], wire: string): [string, Values][] {
  return commonNumbers(sightings, ({ fields }) => fields.slice(placeOf(fields, wire) + 1));
}

/** Where a field stands; behind all others if it is not there. */
function placeOf(fields: readonly FieldSighting[], wire: string): number {
  const at = fields.findIndex(({ name }) => name === wire);
  return at < 0 ? fields.length : at;
}

function commonNumbers(
  sightings: readonly Sighting[],
  part: (sighting: Sighting) => readonly FieldSighting[],
): [string, Values][] {
  const parts = sightings.map((sighting) => part(sighting).filter(({ value }) => value !== undefined));
  const [shortest = []] = [...parts].sort((x, y) => x.length - y.length);
  return shortest.flatMap(({ name }): [string, Values][] => {
    const values = parts.map((fields) => fields.find((field) => field.name === name)?.value);
    return values.every((value) => value !== undefined) ? [[name, values]] : [];
  });
}

const COUNT_NAME = /num|count|cnt|len|size|nr|^n$|^n[a-z_]|_n$|max|irqs|cpus|channels/i;

/**
 * The slot whose value was the count wherever the array was seen. Unless it is `sure` that there is one, it has to be
 * called like a count as well.
 */
export function countKeyOf(
  sightings: readonly Sighting[],
  wire: string,
  lengths: readonly number[],
  sure: boolean,
): string | undefined {
  const before = numbersBefore(sightings, wire).filter(([, values]) => isCount(values, lengths));
  return before.find(([name]) => sure || COUNT_NAME.test(lastPart(name)))?.[0];
}

/** As {@link countKeyOf}, behind the slot: QEMU's own object has the count there before anything is loaded. */
export function laterCountKeyOf(
  sightings: readonly Sighting[],
  wire: string,
  lengths: readonly number[],
): string | undefined {
  return numbersBehind(sightings, wire).find(([, values]) => isCount(values, lengths))?.[0];
}

function isCount(values: Values, lengths: readonly number[]): boolean {
  return values.every((value, i) => typeof value === 'number' && Math.max(0, value) === lengths[i]);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** What tells the objects that have a field from those that have not. `younger`: those that are too old for it. */
export function conditionOf(
  sightings: readonly Sighting[],
  found: readonly (FieldSighting | undefined)[],
  younger: readonly boolean[],
): Test {
  const asked = sightings.map((sighting, i) => ({ sighting, there: found[i] !== undefined, old: younger[i] === true }));
  const rest = asked.filter(({ old }) => !old);
  const present = rest.filter(({ there }) => there);
  const counts = { sent: present.length, of: rest.length };
  if (present.length === 0) return { when: 'never', ...counts };
  if (present.length === rest.length) return { when: 'always', ...counts };
  const name = (found.find((one) => one !== undefined) as FieldSighting).name;
  const candidates = numbersBefore(
    rest.map(({ sighting }) => sighting),
    name,
  );
  for (const [key, values] of candidates) {
    if (values.every((value, i) => Boolean(value) === rest[i]?.there)) return { when: 'slot', name: key, ...counts };
  }
  for (const [key, values] of candidates) {
    const value = values[rest.findIndex(({ there }) => there)] as number | bigint | boolean;
    if (values.every((other, i) => (other === value) === rest[i]?.there)) {
      return { when: 'slot', name: key, equals: value, ...counts };
    }
  }
  return { when: 'always', ...counts };
}
