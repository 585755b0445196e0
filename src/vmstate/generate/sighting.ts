/**
 * What one stream shows of one object: its fields with arrays put together again, what is nested in them, and the
 * values that may be counts or decide conditions.
 */
import { ByteWriter } from '../bytes.js';
import {
  type DescribedField,
  type DescribedState,
  type ElementState,
  encodeDescribed,
  type FieldState,
  isState,
  type ListState,
  type TreeState,
} from '../described/index.js';
import { isMarker } from '../described/leaf-types.js';

/** One object as it stood in a stream. */
export interface Sighting {
  readonly name: string;
  readonly version: number;
  readonly fields: readonly FieldSighting[];
  readonly subsections: readonly Sighting[];
}

/** One slot of it, however many objects of the description it takes. */
export interface FieldSighting {
  /** As described: made unique. */
  readonly name: string;
  readonly type: string;
  /** Bytes of each element that is not null; of a run of structs, of the first. */
  readonly sizes: readonly number[];
  /** Undefined for a field that is no array, or an array of one. */
  readonly count: number | undefined;
  /** Described element by element, so QEMU does not compress it. */
  readonly separate: boolean;
  readonly nulls: number;
  /** Each element is preceded by a mark (11.1). */
  readonly marked: boolean;
  /** What is nested in it: one for each element. */
  readonly objects: readonly Sighting[];
  /** gtree: the keys; undefined if they are numbers, or if there is none. */
  readonly keys: readonly Sighting[] | undefined;
  /** Of a single number or boolean. */
  readonly value: number | bigint | boolean | undefined;
  /** A boolean that is neither 0 nor 1, or unused space that is not zero: the plain kind would not give it back. */
  readonly odd: boolean;
}

/** Takes an object apart. */
export function sightingOf(state: DescribedState): Sighting {
  const described = encodeDescribed(state, new ByteWriter(256));
  const groups: { name: string; fields: FieldState[]; texts: DescribedField[] }[] = [];
  state.fields.forEach((field, i) => {
    const text = described.fields[i] as DescribedField;
    const last = groups[groups.length - 1];
    if (last !== undefined && sameArray(last.name, field)) {
      if (!isMarker(field.type)) last.name = field.name;
      last.fields.push(field);
      last.texts.push(text);
    } else groups.push({ name: field.name, fields: [field], texts: [text] });
  });
  return {
    name: state.vmsdName,
    version: state.version,
    fields: groups.map(({ name, fields, texts }) => fieldOf(name, fields, texts)),
    subsections: (state.subsections ?? []).map(sightingOf),
  };
}

/** Slots have unique names, so what has the name of the one before is another part of the same array. */
function sameArray(name: string, field: FieldState): boolean {
  const base = (text: string) => text.replace(/\[-?\d+\]$/, '');
  if (field.name === name) return true;
  const marker = field.name.endsWith('[-1]') || name.endsWith('[-1]');
  return marker && base(field.name) === base(name);
}

function fieldOf(name: string, fields: readonly FieldState[], texts: readonly DescribedField[]): FieldSighting {
  const plain = fields.find(({ type }) => !isMarker(type));
  const objects: Sighting[] = [];
  const keys: Sighting[] = [];
  const sizes: number[] = [];
  let count = 0;
  let nulls = 0;
  let marked = false;
  let odd = false;
  const elementOf = (element: ElementState, size: number) => {
    if (element === true && isMarkerOf(fields, element)) {
      marked = true;
      return;
    }
    count++;
    if (element === null) {
      nulls++;
      return;
    }
    sizes.push(element instanceof Uint8Array ? element.length : size);
    if (isState(element)) objects.push(sightingOf(element));
    else if (typeof element === 'object' && 'items' in element)
      objects.push(...(element as ListState).items.map(sightingOf));
    else if (typeof element === 'object' && 'nodes' in element) {
      for (const { key, value } of (element as TreeState).nodes) {
        if (typeof key !== 'bigint') keys.push(sightingOf(key));
        objects.push(sightingOf(value));
      }
    } else if (plain?.type === 'bool') odd ||= typeof element !== 'boolean';
    else if (plain?.type === 'unused_buffer') odd ||= (element as Uint8Array).some((byte) => byte !== 0);
  };
  fields.forEach((field, i) => {
    const { size } = texts[i] as DescribedField;
    if (ArrayBuffer.isView(field.elements)) {
      count += field.elements.length;
      sizes.push(size);
    } else for (const element of field.elements) elementOf(element, size);
  });
  const [first] = fields as readonly [FieldState];
  const array = fields.length > 1 || nulls > 0 || first.arrayLen !== undefined || first.index !== undefined;
  return {
    name,
    type: plain?.type ?? first.type,
    sizes: [...new Set(sizes)],
    count: array ? count : undefined,
    separate: first.index !== undefined || (fields.length > 1 && nulls === 0 && !marked),
    nulls,
    marked,
    objects,
    keys: keys.length > 0 ? keys : undefined,
    value: array ? undefined : numberOf(first.elements[0]),
    odd,
  };
}

/** `true` is a mark where it stands in a field that has such a type, a value elsewhere. */
function isMarkerOf(fields: readonly FieldState[], element: ElementState): boolean {
  return fields.some(({ type, elements }) => isMarker(type) && Array.isArray(elements) && elements.includes(element));
}

function numberOf(element: unknown): number | bigint | boolean | undefined {
  return typeof element === 'number' || typeof element === 'bigint' || typeof element === 'boolean'
    ? element
    : undefined;
}
