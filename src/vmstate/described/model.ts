/**
 * The description as a model: what `vmstate_save_vmsd_v` of QEMU's `migration/vmstate.c` and `savevm.c` write (2.3 to
 * 11.1), with the repeated keys of lists sorted into one object for each element.
 *
 * It comes from outside: an io-ts codec checks the shape before anything uses it, and errors name the place in the
 * text (`devices[3].fields[2].size`).
 */
import { StreamError } from '../../errors.js';
import type { JsonDialect } from '../../json-writer/index.js';
import { DescriptionCodec, decodeShape } from './_codec.js';
import { JsonObject, type JsonValue, parseJson, type TextOptions, textDialect } from './text.js';

/** The whole text. */
export interface Description {
  /** How the text looks: `spaced` up to 5.2, `compact` from 6.0. */
  readonly dialect: JsonDialect;
  /** 10.0 and later: the vmsd `configuration`, which has no header in the stream. */
  readonly configuration?: DescribedObject | undefined;
  /** Bytes of a page of the target. */
  readonly pageSize: number;
  /** One for each FULL section, in the order of the stream. */
  readonly devices: readonly DescribedDevice[];
}

/** A section of a device that has a vmsd. */
export interface DescribedVmsdDevice {
  /** The idstr of the section's header. */
  readonly name: string;
  /** As printed: 2.3 prints it signed, later releases as a `u32`. */
  readonly instanceId: number;
  readonly object: DescribedObject;
  readonly size?: undefined;
}

/** A section that an old handler wrote: only the number of its bytes is known. */
export interface DescribedHandlerDevice {
  readonly name: string;
  readonly instanceId: number;
  readonly object?: undefined;
  /** Bytes between header and footer. */
  readonly size: number;
}

export type DescribedDevice = DescribedVmsdDevice | DescribedHandlerDevice;

/** A vmsd as it was written: its fields that exist and its subsections that were sent. */
export interface DescribedObject {
  readonly vmsdName: string;
  readonly version: number;
  readonly fields: readonly DescribedField[];
  /** Only if at least one was sent. */
  readonly subsections?: readonly DescribedObject[] | undefined;
}

/** One field object: an element, or a run of elements that look alike. */
export interface DescribedField {
  /** As in the text, with QEMU's `[k]` after names that are not unique. */
  readonly name: string;
  /** Elements of the run. Before 11.x a run with nulls may claim more (`runLengths`). */
  readonly arrayLen?: number | undefined;
  /** Which element, in arrays that cannot be compressed; missing in 11.x and for the last element in 10.0. */
  readonly index?: number | undefined;
  readonly type: string;
  /** `struct` only: its vmsd; undefined for the empty object of a null pointer (5.2, 7.2). */
  readonly struct?: DescribedObject | undefined;
  /** The vmsds written into the field object itself: `vstruct` and `tmp` one, lists one for each element. */
  readonly contents: readonly DescribedObject[];
  /** Bytes of the first element of the run. */
  readonly size: number;
}

/**
 * Reads the text of a description.
 *
 * @throws {StreamError} `description-syntax`, `description-shape` with the path in the text, `too-large`.
 */
export function parseDescription(bytes: Uint8Array, options: TextOptions = {}): Description {
  const dialect = options.dialect ?? textDialect(bytes);
  return toDescription(parseJson(bytes, { ...options, dialect }), dialect);
}

/**
 * The model of a parsed text.
 *
 * @throws {StreamError} `description-shape` with the path in the text.
 */
export function toDescription(json: JsonValue, dialect: JsonDialect): Description {
  const { configuration, pageSize, devices } = decodeShape(DescriptionCodec, description(json));
  return {
    dialect,
    configuration,
    pageSize,
    devices: devices.map(({ name, instanceId, object, size }) =>
      object === undefined ? { name, instanceId, size: size as number } : { name, instanceId, object },
    ),
  };
}

type Raw = Record<string, unknown>;

// Values of a wrong kind pass through untouched here: the codec names them with their place.

function description(json: JsonValue): unknown {
  if (!(json instanceof JsonObject)) return json;
  const { own } = split(json, ['configuration', 'page_size', 'devices'], '');
  return {
    configuration: own.configuration === undefined ? undefined : vmsd(own.configuration as JsonValue, 'configuration'),
    pageSize: own.page_size,
    devices: list(own.devices, 'devices', device),
  };
}

function device(json: JsonValue, path: string): unknown {
  if (!(json instanceof JsonObject)) return json;
  const typed = json.members.some(({ key }) => key === 'vmsd_name');
  if (!typed) {
    const { own } = split(json, ['name', 'instance_id', 'size', 'fields'], path);
    const data = list(own.fields, `${path}.fields`, field);
    return { name: own.name, instanceId: own.instance_id, object: undefined, size: own.size, data };
  }
  const { own, groups } = split(json, ['name', 'instance_id'], path, 1);
  return { name: own.name, instanceId: own.instance_id, object: groups[0], size: undefined, data: undefined };
}

function vmsd(json: JsonValue, path: string): unknown {
  if (!(json instanceof JsonObject)) return json;
  const { groups } = split(json, [], path, 1);
  return groups[0] ?? { vmsdName: undefined };
}

function structure(json: unknown, path: string): unknown {
  const empty = json instanceof JsonObject && json.members.length === 0;
  // Missing where it has to be: null is what the codec refuses.
  return json === undefined ? null : empty ? undefined : vmsd(json as JsonValue, path);
}

function field(json: JsonValue, path: string): unknown {
  if (!(json instanceof JsonObject)) return json;
  const keys = ['name', 'array_len', 'index', 'type', 'struct', 'size'];
  const { own, groups } = split(json, keys, path, Number.POSITIVE_INFINITY);
  return {
    name: own.name,
    arrayLen: own.array_len,
    index: own.index,
    type: own.type,
    struct: own.type === 'struct' ? structure(own.struct, `${path}.struct`) : own.struct,
    contents: groups,
    size: own.size,
  };
}

function list(json: unknown, path: string, item: (json: JsonValue, path: string) => unknown): unknown {
  return Array.isArray(json) ? json.map((value: JsonValue, i) => item(value, `${path}[${i}]`)) : json;
}

/** Sorts members into the object's own and the vmsds written into it: each `vmsd_name` begins a new one. */
function split(json: JsonObject, keys: readonly string[], path: string, most = 0): { own: Raw; groups: Raw[] } {
  const own: Raw = {};
  const groups: Raw[] = [];
  for (const { key, value } of json.members) {
    const group = groups[groups.length - 1];
    const at = path === '' ? key : `${path}.${key}`;
    if (key === 'vmsd_name' && groups.length < most) {
      groups.push({ vmsdName: value, version: undefined, fields: undefined, subsections: undefined });
    } else if (group !== undefined && group.version === undefined && key === 'version') group.version = value;
    else if (group !== undefined && group.fields === undefined && key === 'fields')
      group.fields = list(value, at, field);
    else if (group !== undefined && group.subsections === undefined && key === 'subsections') {
      group.subsections = list(value, at, vmsd);
    } else if (!keys.includes(key)) throw keyError('this key has no place here', key, at);
    else if (own[key] !== undefined) throw keyError('this key stands here twice', key, at);
    else own[key] = value;
  }
  return { own, groups };
}

function keyError(reason: string, key: string, path: string): StreamError {
  return new StreamError('description-shape', reason, { path, actual: key });
}
