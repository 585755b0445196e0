/**
 * Loading numbers: arrays, buffers and bitmaps into the storage that exists, and those that are compared with what is
 * here (`migration/vmstate-types.c`).
 */
import type { Loading } from './_load.js';
import { arrayClass, getScalar, type Numbers, readWords, sameWords, wordsOf } from './_scalar.js';
import { put } from './_undo.js';
import { within } from './_within.js';
import type { ByteReader } from './bytes.js';
import { type FieldRecord, SCALAR_SIZES } from './field.js';

/** Compares an incoming value, just read, with the local one. */
export function checkLocal({ check, scalar }: FieldRecord, actual: unknown, expected: unknown, from: ByteReader): void {
  const equal = check === 'equal';
  if (equal ? actual === expected : (actual as number) >= 0 && (actual as number) <= (expected as number)) return;
  throw from.bad(
    equal ? 'not-equal' : 'not-less-or-equal',
    'the machine here differs from the one that was saved',
    expected,
    actual,
    SCALAR_SIZES[scalar],
  );
}

/** Reads numbers to `start` and up to `end`; into the array that exists, if it has room. */
export function loadScalars(
  op: number,
  record: FieldRecord,
  old: Numbers | undefined,
  start: number,
  end: number,
  run: Loading,
): Numbers {
  const { from, log } = run;
  const { at } = from;
  const size = SCALAR_SIZES[op] as number;
  const length = (end - start) * size;
  from.need(length);
  const checked = record.check !== undefined && old !== undefined;
  if (run.skim && !checked) {
    from.at += length;
    return [];
  }
  const likes = arrayClass(op);
  const inPlace = log !== undefined && hasRoom(record, end, old) && (Array.isArray(old) || old instanceof likes);
  const values = inPlace ? old : withStart(new likes(likes === Array ? 0 : end), old, start);
  // A view costs more than a few elements are worth.
  const words = checked || end - start < 8 ? undefined : wordsOf(op, values, start, end);
  if (words !== undefined) {
    // What is the same need not be written.
    if (!inPlace || !sameWords(words, size, from)) {
      if (inPlace) log.noteAll(values);
      readWords(words, size, from);
    }
    from.at = at + length;
    return values;
  }
  let i = start;
  try {
    for (; i < end; i++) {
      const value = getScalar(op, from);
      if (checked) checkLocal(record, value, old[i], from);
      if (inPlace) put(values, i, value, log);
      else values[i] = value;
    }
  } catch (error) {
    throw within(error, `[${i}]`);
  }
  return values;
}

/** The elements before the first that is sent stay as they are. */
export function withStart(values: Numbers, old: Numbers | undefined, start: number): Numbers {
  if (old !== undefined) for (let i = 0; i < start; i++) values[i] = old[i];
  return values;
}

/** Whether the array that exists can be filled; one that is allocated anew has to have the very length. */
export function hasRoom({ alloc }: FieldRecord, whole: number, old: unknown): old is Numbers {
  const room = (old as Numbers | undefined)?.length ?? -1;
  return alloc ? room === whole : room >= whole;
}

/** An array that is not allocated anew needs room for what comes. */
export function checkRoom({ alloc }: FieldRecord, old: unknown, n: number, from: ByteReader): void {
  const room = (old as Numbers | undefined)?.length;
  if (alloc || room === undefined || n <= room) return;
  throw from.bad(
    'array-too-short',
    'the stream has more elements than there is room for; make room, or mark the field alloc()',
    room,
    n,
  );
}
