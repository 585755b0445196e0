/**
 * The io-ts codecs of the description's model, and the reporter that turns their errors into ours.
 */
import * as t from 'io-ts';
import { StreamError, show } from '../../errors.js';
import { INLINE_TYPES, LIST_TYPES } from './leaf-types.js';
import type { DescribedField, DescribedObject } from './model.js';

const codec = <T>(name: string, is: (value: unknown) => value is T): t.Type<T, T, unknown> =>
  new t.Type<T, T, unknown>(
    name,
    is,
    (value, context) => (is(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  );

const safe = (value: unknown): value is number => Number.isSafeInteger(value);
/** Whole numbers that a JavaScript number holds exactly. */
export const Integer = codec('a whole number', safe);
const Count = codec('a whole number from 0', (value): value is number => safe(value) && value >= 0);
const Positive = codec('a whole number from 1', (value): value is number => safe(value) && value >= 1);
export const Text = codec('a text', (value): value is string => typeof value === 'string');

/** A member that may be missing. The library's unions would put their parts into the path. */
export const optional = <T>(of: t.Type<T, T, unknown>): t.Type<T | undefined, T | undefined, unknown> =>
  new t.Type<T | undefined, T | undefined, unknown>(
    of.name,
    (value): value is T | undefined => value === undefined || of.is(value),
    (value, context) => (value === undefined ? t.success(undefined) : of.validate(value, context)),
    t.identity,
  );
export const many = <T>(of: t.Type<T, T, unknown>): t.Type<readonly T[], readonly T[], unknown> =>
  t.array(of, `a list of ${of.name}s`) as unknown as t.Type<readonly T[], readonly T[], unknown>;

/** A codec of every member of `T`; the normaliser writes missing members as undefined. */
export function record<T>(
  props: { [K in keyof T]-?: t.Type<T[K], T[K], unknown> },
  name: string,
): t.Type<T, T, unknown> {
  return t.type(props as unknown as t.Props, name) as unknown as t.Type<T, T, unknown>;
}

/** A codec with a rule about several members; the rule returns the member at fault and the reason. */
function ruled<T>(of: t.Type<T, T, unknown>, rule: (value: T) => [string, string] | undefined): t.Type<T, T, unknown> {
  return new t.Type<T, T, unknown>(
    of.name,
    of.is,
    (value, context) => {
      const result = of.validate(value, context);
      if (result._tag === 'Left') return result;
      const broken = rule(result.right);
      if (broken === undefined) return result;
      const [key, reason] = broken;
      const actual = (value as Record<string, unknown>)[key];
      return t.failure(actual, t.appendContext(context, key, Text, actual), reason);
    },
    t.identity,
  );
}

const ObjectCodec: t.Type<DescribedObject, DescribedObject, unknown> = t.recursion('vmsd', () =>
  record<DescribedObject>(
    { vmsdName: Text, version: Count, fields: many(FieldCodec), subsections: optional(many(ObjectCodec)) },
    'vmsd',
  ),
);

const FieldCodec: t.Type<DescribedField, DescribedField, unknown> = t.recursion('field', () =>
  ruled(
    record<DescribedField>(
      {
        name: Text,
        arrayLen: optional(Positive),
        index: optional(Count),
        type: Text,
        struct: optional(ObjectCodec),
        contents: many(ObjectCodec),
        size: Count,
      },
      'field',
    ),
    fieldRule,
  ),
);

function fieldRule(field: DescribedField): [string, string] | undefined {
  const { type, struct, contents } = field;
  if (field.arrayLen !== undefined && field.index !== undefined) return ['index', 'an element has array_len or index'];
  if (type !== 'struct' && struct !== undefined) return ['struct', `a field of type ${show(type)} has no struct`];
  if (type === 'struct' && struct === undefined && field.size !== 1) return ['size', 'a null pointer takes 1 byte'];
  if (type === 'struct' && contents.length > 0) return ['type', 'a struct has its vmsd in `struct` only'];
  if (INLINE_TYPES.has(type) && contents.length === 0 && field.size !== 1) return ['type', `a ${type} has one vmsd`];
  if (!LIST_TYPES.has(type) && contents.length > 1) return ['type', `a ${type} is no list, but has several vmsds`];
  return undefined;
}

interface Device {
  readonly name: string;
  readonly instanceId: number;
  readonly object: DescribedObject | undefined;
  readonly size: number | undefined;
  readonly data: readonly DescribedField[] | undefined;
}

const DeviceCodec: t.Type<Device, Device, unknown> = ruled(
  record(
    {
      name: Text,
      instanceId: Integer,
      object: optional(ObjectCodec),
      size: optional(Count),
      data: optional(many(FieldCodec)),
    },
    'device',
  ),
  (device) => {
    if (device.object !== undefined) return undefined;
    if (device.size === undefined) return ['size', 'a device without a vmsd needs its size'];
    const [data] = device.data ?? [];
    const good =
      device.data?.length === 1 && data?.name === 'data' && data.type === 'buffer' && data.size === device.size;
    return good ? undefined : ['data', 'a device without a vmsd has one field: data, a buffer of its size'];
  },
);

interface Whole {
  readonly configuration: DescribedObject | undefined;
  readonly pageSize: number;
  readonly devices: readonly Device[];
}

/** The codec of the whole model. */
export const DescriptionCodec: t.Type<Whole, Whole, unknown> = record(
  { configuration: optional(ObjectCodec), pageSize: Positive, devices: many(DeviceCodec) },
  'description',
);

/**
 * Checks a value against a codec.
 *
 * @throws {StreamError} `description-shape` for the first fault.
 */
export function decodeShape<T>(of: t.Type<T, T, unknown>, value: unknown): T {
  const result = of.decode(value);
  if (result._tag === 'Right') return result.right;
  const [first] = result.left;
  const context = first?.context ?? [];
  const expected = context[context.length - 1]?.type.name;
  const actual = first?.value;
  const fault = actual === undefined ? 'it is missing' : `it is ${show(actual)}`;
  throw new StreamError('description-shape', first?.message ?? `must be ${expected}, but ${fault}`, {
    path: pathOf(context),
    expected,
    actual,
  });
}

const JSON_KEYS: Readonly<Record<string, string>> = {
  pageSize: 'page_size',
  instanceId: 'instance_id',
  vmsdName: 'vmsd_name',
  arrayLen: 'array_len',
  data: 'fields',
};

/** The place in the text: what the model keeps apart (`object`, a single content) is not a level there. */
function pathOf(context: t.Context): string {
  let path = '';
  for (let i = 1; i < context.length; i++) {
    const { key } = context[i] as t.ContextEntry;
    const parent = context[i - 1] as t.ContextEntry;
    const item = Array.isArray(parent.actual);
    if (item && parent.key === 'contents' && parent.actual.length === 1) continue;
    if (!item && (key === 'object' || (key === 'contents' && (context[i]?.actual as unknown[])?.length === 1)))
      continue;
    if (item) path += `[${key}]`;
    else path += `${path === '' ? '' : '.'}${JSON_KEYS[key] ?? key}`;
  }
  return path;
}
