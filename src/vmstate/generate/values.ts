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

/** The values of the single numbers that all sightings have before a slot, nearest first. */
function numbersBefore(sightings: readonly Sighting[], wire: string): [string, (number | bigint | boolean)[]][] {
  const before = sightings.map(({ fields }) => {
    const at = fields.findIndex(({ name }) => name === wire);
    return (at < 0 ? fields : fields.slice(0, at)).filter(({ value }) => value !== undefined);
  });
  const [shortest] = [...before].sort((a, b) => a.length - b.length);
  return (shortest ?? []).toReversed().flatMap(({ name }): [string, (number | bigint | boolean)[]][] => {
    const values = before.map((fields) => fields.find((field) => field.name === name)?.value);
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
  const same = numbersBefore(sightings, wire).filter(([, values]) =>
    values.every((value, i) => typeof value === 'number' && Math.max(0, value) === lengths[i]),
  );
  return same.find(([name]) => sure || COUNT_NAME.test(lastPart(name)))?.[0];
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
