/**
 * Decoding a section by its description: values out of bytes, without any definition.
 *
 * Follows the array rules of all dialects backwards (`description.md`, 4), with the known faults of the texts.
 */
import { StreamError, show } from '../../errors.js';
import { QEMU_VM_SUBSECTION } from '../_save.js';
import type { ByteReader } from '../bytes.js';
import { INLINE_TYPES, isMarker, LIST_TYPES, NULL_MARK, type NumberArray, wireTypeFor } from './leaf-types.js';
import type { DescribedField, DescribedObject } from './model.js';
import type { DescribedState, ElementState, FieldState, ListState, TreeState } from './state.js';

/** Elements of no bytes that a run may have; such runs cost memory without any input. */
const MOST_EMPTY = 65536;

export interface DecodeDescribedOptions {
  /** Where the section ends, as an offset in the reader's bytes, where that is known: needed for null elements. */
  readonly end?: number;
}

/**
 * The values of a section.
 *
 * @throws {StreamError} `truncated`, `description-mismatch`, `bad-value`, `null-unknown`, `section-size`.
 */
export function decodeDescribed(
  object: DescribedObject,
  from: ByteReader,
  options: DecodeDescribedOptions = {},
): DescribedState {
  const { end } = options;
  const state = decodeObject(object, from, end);
  if (end !== undefined && from.at !== end) {
    throw new StreamError('section-size', 'the section does not end where its description says', {
      offset: from.offset,
      expected: end,
      actual: from.at,
    });
  }
  return state;
}

/** `end`: where this object ends, if that is known. */
function decodeObject(object: DescribedObject, from: ByteReader, end: number | undefined): DescribedState {
  const runs = runLengths(object.fields);
  const fields = object.fields.map((field, i) => {
    try {
      const after = end === undefined ? undefined : end - sizeAfter(object, runs, i);
      return decodeField(field, runs[i] as number, from, after);
    } catch (error) {
      throw error instanceof StreamError ? error.within(field.name) : error;
    }
  });
  const subsections = object.subsections?.map((subsection) => decodeSubsection(subsection, from));
  return { vmsdName: object.vmsdName, version: object.version, fields, subsections };
}

/** Bytes that the text says follow field `i` within its object. */
function sizeAfter(object: DescribedObject, runs: readonly number[], i: number): number {
  const fields = object.fields.slice(i + 1);
  const rest = fields.reduce((sum, field, k) => sum + field.size * (runs[i + 1 + k] as number), 0);
  return rest + (object.subsections ?? []).reduce((sum, sub) => sum + 6 + sub.vmsdName.length + sizeOfObject(sub), 0);
}

function sizeOfObject(object: DescribedObject): number {
  const runs = runLengths(object.fields);
  return (object.fields[0]?.size ?? 0) * (runs[0] ?? 0) + sizeAfter(object, runs, 0);
}

/**
 * How many elements each field object stands for. Where an array of pointers begins with a present element, its
 * first object claims the whole array (10.0, 11.x); where it cannot be compressed, each null claims all that follow.
 */
export function runLengths(fields: readonly DescribedField[]): number[] {
  return fields.map((field, i) => {
    const claimed = field.arrayLen ?? 1;
    if (claimed === 1) return 1;
    const before = fields[i - 1];
    const after = fields[i + 1];
    if (isMarker(field.type)) {
      const repeated = [before, after].some(
        (other) => other !== undefined && isMarker(other.type) && other.name === field.name,
      );
      return repeated ? 1 : claimed;
    }
    if (before !== undefined && isMarker(before.type) && sameArray(field, before)) return claimed;
    let left = claimed;
    let nulls = false;
    for (let k = i + 1; k < fields.length && sameArray(field, fields[k] as DescribedField); k++) {
      left -= fields[k]?.arrayLen ?? 1;
      nulls ||= isMarker(fields[k]?.type ?? '');
    }
    return nulls ? left : claimed;
  });
}

/** Markers of an array whose name is not unique are called `name[-1]`. */
function sameArray(field: DescribedField, other: DescribedField): boolean {
  if (other.name === field.name) return true;
  return isMarker(other.type) && other.name === `${field.name.replace(/\[\d+\]$/, '')}[-1]`;
}

function decodeField(field: DescribedField, run: number, from: ByteReader, end: number | undefined): FieldState {
  const { name, type, arrayLen, index } = field;
  if (run < 1 || (field.size === 0 && run > MOST_EMPTY)) {
    throw new StreamError('description-mismatch', `the description gives ${run} elements to this run`, {
      offset: from.offset,
      actual: run,
    });
  }
  const opaqueContents = field.contents.length > 0 && !isNested(field) ? field.contents : [];
  const numbers = run > 1 && field.contents.length === 0 ? decodeNumbers(field, run, from) : undefined;
  const elements = numbers ?? decodeElements(field, run, from, end);
  return { name, type, arrayLen, index, elements, opaqueContents };
}

function decodeNumbers(field: DescribedField, run: number, from: ByteReader): NumberArray | undefined {
  const wire = field.type === 'struct' ? undefined : wireTypeFor(field.type, field.size);
  if (wire?.array === undefined) return undefined;
  from.need(run * field.size);
  const numbers = new wire.array(run);
  for (let i = 0; i < run; i++) numbers[i] = wire.read(from, field.size) as never;
  return numbers;
}

function decodeElements(field: DescribedField, run: number, from: ByteReader, end: number | undefined): ElementState[] {
  const elements: ElementState[] = [];
  if (isNull(field)) return decodeNulls(run, from, end);
  for (let i = 0; i < run; i++) {
    const begin = from.at;
    try {
      elements.push(decodeElement(field, from, run === 1 ? end : undefined));
    } catch (error) {
      throw error instanceof StreamError && run > 1 ? error.within(`[${i}]`) : error;
    }
    if (i === 0 && from.at - begin !== field.size) {
      throw new StreamError('description-mismatch', 'the element has another size than its description says', {
        offset: from.base + begin,
        expected: field.size,
        actual: from.at - begin,
      });
    }
  }
  return elements;
}

/** Up to 7.2 a null keeps its type, but has nothing in it. */
function isNull(field: DescribedField): boolean {
  if (field.size !== 1) return false;
  return field.type === 'struct'
    ? field.struct === undefined
    : INLINE_TYPES.has(field.type) && field.contents.length === 0;
}

function isNested(field: DescribedField): boolean {
  if (INLINE_TYPES.has(field.type) || LIST_TYPES.has(field.type)) return true;
  return field.contents.length === 1 && sizeOfObject(field.contents[0] as DescribedObject) === field.size;
}

/** A run whose first element is null: the text says nothing about the others, the end of the section does. */
function decodeNulls(run: number, from: ByteReader, end: number | undefined): ElementState[] {
  const elements: ElementState[] = [];
  from.need(run);
  while (elements.length < run && from.peek() === NULL_MARK) elements.push(takeNull(from));
  if (elements.length === run) return elements;
  const { offset } = from;
  if (elements.length === 0) throw notNull(offset, from.peek());
  const length = end === undefined ? 0 : end - from.at - (run - elements.length - 1);
  if (length < 1) {
    throw new StreamError(
      'null-unknown',
      'only the end of the section can tell how long the element that is not null is',
      {
        path: `[${elements.length}]`,
        offset,
      },
    );
  }
  elements.push(from.take(length).slice());
  while (elements.length < run) elements.push(takeNull(from));
  return elements;
}

function takeNull(from: ByteReader): null {
  const { offset } = from;
  const byte = from.u8();
  if (byte !== NULL_MARK) throw notNull(offset, byte);
  return null;
}

function notNull(offset: number, actual: number): StreamError {
  return new StreamError(
    'null-unknown',
    'several elements of this array are not null; the text does not tell them apart',
    {
      offset,
      expected: NULL_MARK,
      actual,
    },
  );
}

function decodeElement(field: DescribedField, from: ByteReader, end: number | undefined): ElementState {
  const { type, contents } = field;
  if (type === 'struct') return decodeObject(field.struct as DescribedObject, from, end);
  if (LIST_TYPES.has(type)) return type === 'gtree' ? decodeTree(contents, from) : decodeList(contents, from);
  if (isNested(field)) return decodeObject(contents[0] as DescribedObject, from, end);
  const wire = wireTypeFor(type, field.size);
  if (wire === undefined) {
    throw new StreamError('description-mismatch', `a ${type} has not ${field.size} bytes`, {
      offset: from.offset,
      actual: field.size,
    });
  }
  return wire.read(from, field.size);
}

function decodeList(contents: readonly DescribedObject[], from: ByteReader): ListState {
  const items = contents.map((content, i) => {
    expectByte(from, 1, 'a list has 01 before each element');
    return within(`[${i}]`, () => decodeObject(content, from, undefined));
  });
  expectByte(from, 0, 'a list has 00 behind its last element');
  return { items };
}

function decodeTree(contents: readonly DescribedObject[], from: ByteReader): TreeState {
  const { offset } = from;
  const count = from.u32();
  const direct = contents.length === count;
  if (!direct && contents.length !== count * 2) {
    const reason = `the tree has ${count} nodes, which its description does not show`;
    throw new StreamError('description-mismatch', reason, { offset, expected: contents.length, actual: count });
  }
  const nodes = Array.from({ length: count }, (_, i) => {
    expectByte(from, 1, 'a tree has 01 before each node');
    return within(`[${i}]`, () => {
      const key = direct ? from.u64() : decodeObject(contents[2 * i] as DescribedObject, from, undefined);
      return { key, value: decodeObject(contents[direct ? i : 2 * i + 1] as DescribedObject, from, undefined) };
    });
  });
  expectByte(from, 0, 'a tree has 00 behind its last node');
  return { nodes };
}

function decodeSubsection(object: DescribedObject, from: ByteReader): DescribedState {
  expectByte(from, QEMU_VM_SUBSECTION, `the subsection ${object.vmsdName} should begin here`);
  const { offset } = from;
  const name = from.counted();
  if (name !== object.vmsdName) throw mismatch('name', offset, object.vmsdName, name);
  const at = from.offset;
  const version = from.u32();
  if (version !== object.version) throw mismatch('version', at, object.version, version);
  return within(name, () => decodeObject(object, from, undefined), '/');
}

function mismatch(what: string, offset: number, expected: unknown, actual: unknown): StreamError {
  const reason = `the subsection's ${what} is ${show(actual)} in the stream and ${show(expected)} in its description`;
  return new StreamError('description-mismatch', reason, { offset, expected, actual });
}

function expectByte(from: ByteReader, expected: number, reason: string): void {
  const { offset } = from;
  const actual = from.u8();
  if (actual !== expected) throw new StreamError('bad-list-mark', reason, { offset, expected, actual });
}

function within<T>(name: string, work: () => T, separator?: string): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof StreamError ? error.within(name, separator) : error;
  }
}
