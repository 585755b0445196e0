/**
 * Reading what `-dump-vmstate FILE` of QEMU writes: every device type of a binary with its layout (`dump_vmstate_json`
 * of `migration/savevm.c`, 2.3 to 11.1).
 *
 * It comes from outside: parsed with the limits of descriptions, its shape checked by an io-ts codec. Types, flags and
 * names of infos are not in a dump, and `size` is that of the host's memory, not of the wire.
 */
import * as t from 'io-ts';
import { StreamError } from '../../errors.js';
import { decodeShape, Integer, many, optional, record, Text } from '../described/_codec.js';
import { JsonObject, type JsonValue, parseJson, type TextLimits } from '../described/text.js';

/** The layout of one vmsd. */
export interface DumpDescription {
  readonly name: string;
  readonly versionId: number;
  readonly minimumVersionId: number;
  /** Undefined where QEMU has no list of fields at all. Validate fields are never there. */
  readonly fields: readonly DumpField[] | undefined;
  /** Undefined where QEMU has no list of subsections; an empty one matters to compression. */
  readonly subsections: readonly DumpDescription[] | undefined;
}

/** One entry of the list of fields, in the order of the wire. */
export interface DumpField {
  /** Not made unique: several fields may share it. */
  readonly name: string;
  /** The field version. */
  readonly versionId: number;
  /** Whether there is a condition, which then stands in for the version. */
  readonly fieldExists: boolean;
  /** 10.0 and later: the number of elements of a field that has the ARRAY flag. */
  readonly num: number | undefined;
  /** Bytes of an element in the memory of the host. */
  readonly size: number;
  /** Our own variant: nobody stated the size, so it was worked out from the kind. */
  readonly derived?: true | undefined;
  readonly description: DumpDescription | undefined;
}

/** One device type. */
export interface DumpDevice {
  /** The type name, which need not be that of the vmsd. */
  readonly name: string;
  readonly versionId: number;
  readonly minimumVersionId: number;
  /** QEMU always writes one; the data of the checker's own tests have devices without. */
  readonly description: DumpDescription | undefined;
}

/** A whole dump. */
export interface Dump {
  /** The machine named by `vmschkmachine`. */
  readonly machine: string | undefined;
  /** By type name, in the order of the file. */
  readonly devices: ReadonlyMap<string, DumpDevice>;
  /** Whether the binary says how long arrays are (10.0 and later). */
  readonly counts: boolean;
}

/** How the objects stand in the file. */
interface RawDescription {
  readonly name: string;
  readonly version_id: number;
  readonly minimum_version_id: number;
  readonly Fields: readonly RawField[] | undefined;
  readonly Subsections: readonly RawDescription[] | undefined;
}
interface RawField {
  readonly field: string;
  readonly version_id: number;
  readonly field_exists: boolean;
  readonly num: number | undefined;
  readonly size: number;
  readonly size_derived: boolean | undefined;
  readonly Description: RawDescription | undefined;
}
interface RawDevice {
  readonly Name: string;
  readonly version_id: number;
  readonly minimum_version_id: number;
  readonly Description: RawDescription | undefined;
}

const versions = { version_id: Integer, minimum_version_id: Integer };

const DescriptionCodec: t.Type<RawDescription, RawDescription, unknown> = t.recursion('a description', () =>
  record<RawDescription>(
    { name: Text, ...versions, Fields: optional(many(FieldCodec)), Subsections: optional(many(DescriptionCodec)) },
    'a description',
  ),
);
const FieldCodec: t.Type<RawField, RawField, unknown> = t.recursion('a field', () =>
  record<RawField>(
    {
      field: Text,
      version_id: Integer,
      field_exists: t.boolean,
      num: optional(Integer),
      size: Integer,
      size_derived: optional(t.boolean),
      Description: optional(DescriptionCodec),
    },
    'a field',
  ),
);
const DeviceCodec = record<RawDevice>({ Name: Text, ...versions, Description: optional(DescriptionCodec) }, 'a device');
const MachineCodec = record<{ readonly Name: string }>({ Name: Text }, 'a machine');

/** The member that is no device. */
const MACHINE = 'vmschkmachine';

/** True if a text may be a dump: its first character that is no space opens an object. */
export function looksLikeDump(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b;
}

/**
 * Reads a dump.
 *
 * @throws {StreamError} `description-syntax` with the offset, `description-shape` with the path in the text (the name
 * of the device first), `too-large`.
 */
export function parseDump(bytes: Uint8Array, limits: TextLimits = {}): Dump {
  const json = parseJson(bytes, { ...limits, dialect: 'spaced', what: 'dump' }); // QEMU escapes nothing here
  if (!(json instanceof JsonObject)) throw shape('a dump is an object of devices');
  let machine: string | undefined;
  let counts = false;
  const devices = new Map<string, DumpDevice>();
  for (const { key, value } of json.members) {
    const named = <T>(codec: t.Type<T, T, unknown>): T => {
      try {
        return decodeShape(codec, plain(value));
      } catch (error) {
        throw error instanceof StreamError ? error.within(key) : error;
      }
    };
    if (key === MACHINE) machine = named(MachineCodec).Name;
    else if (devices.has(key)) throw shape('this device stands here twice', key);
    else {
      const { Name, version_id, minimum_version_id, Description } = named(DeviceCodec);
      const description =
        Description &&
        describe(Description, () => {
          counts = true;
        });
      devices.set(key, { name: Name, versionId: version_id, minimumVersionId: minimum_version_id, description });
    }
  }
  if (machine === undefined && devices.size === 0) throw shape('there is neither a machine nor a device in it');
  return { machine, devices, counts };
}

/** Parsed members as an object; of a key that stands there twice there is no telling which is right. */
function plain(json: JsonValue): unknown {
  if (Array.isArray(json)) return json.map(plain);
  if (!(json instanceof JsonObject)) return json;
  const out: Record<string, unknown> = Object.create(null);
  for (const { key, value } of json.members) {
    if (key in out) throw shape('this key stands here twice', key);
    out[key] = plain(value);
  }
  return out;
}

function describe(raw: RawDescription, counted: () => void): DumpDescription {
  return {
    name: raw.name,
    versionId: raw.version_id,
    minimumVersionId: raw.minimum_version_id,
    fields: raw.Fields?.map((field) => {
      if (field.num !== undefined) counted();
      return {
        name: field.field,
        versionId: field.version_id,
        fieldExists: field.field_exists,
        num: field.num,
        size: field.size,
        ...(field.size_derived && { derived: true as const }),
        description: field.Description && describe(field.Description, counted),
      };
    }),
    subsections: raw.Subsections?.map((subsection) => describe(subsection, counted)),
  };
}

function shape(reason: string, path?: string): StreamError {
  return new StreamError('description-shape', `this is no dump of -dump-vmstate: ${reason}`, path ? { path } : {});
}
