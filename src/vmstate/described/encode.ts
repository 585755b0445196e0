/**
 * Encoding values that were decoded by a description: the bytes, and the description anew, its sizes counted from
 * what was written.
 */
import { ValueError, VMStateError } from '../../errors.js';
import type { JsonWriter } from '../../json-writer/index.js';
import { describeHandler, QEMU_VM_SUBSECTION } from '../_save.js';
import type { ByteWriter } from '../bytes.js';
import { LIST_TYPES, NULL_MARK, type NumberArray, wireTypeOf, wireTypeOfArray } from './leaf-types.js';
import type { DescribedDevice, DescribedField, DescribedObject, Description } from './model.js';
import {
  type DescribedState,
  type ElementState,
  type FieldState,
  isState,
  type ListState,
  type TreeState,
} from './state.js';

/**
 * Writes the values of a section and returns its description.
 *
 * @throws {ValueError} `wrong-type`, `out-of-range`, with the path of the value.
 */
export function encodeDescribed(state: DescribedState, to: ByteWriter): DescribedObject {
  const fields = state.fields.map((field) => {
    try {
      return encodeField(field, to);
    } catch (error) {
      throw error instanceof VMStateError ? error.within(field.name) : error;
    }
  });
  const subsections = state.subsections?.map((subsection) => {
    to.u8(QEMU_VM_SUBSECTION);
    to.counted(subsection.vmsdName);
    to.u32(subsection.version);
    return encodeDescribed(subsection, to);
  });
  return { vmsdName: state.vmsdName, version: state.version, fields, subsections };
}

function encodeField(field: FieldState, to: ByteWriter): DescribedField {
  const { name, type, arrayLen, index, elements } = field;
  const begin = to.at;
  if (ArrayBuffer.isView(elements)) {
    const size = encodeNumbers(type, elements, to);
    return { name, arrayLen, index, type, contents: [], size };
  }
  let size = 0;
  let described: Pick<DescribedField, 'struct' | 'contents'> = { contents: [] };
  elements.forEach((element, i) => {
    const nested = encodeElement(field, element, to);
    if (i > 0) return;
    size = to.at - begin;
    described = nested;
  });
  return { name, arrayLen, index, type, ...described, size };
}

function encodeNumbers(type: string, numbers: NumberArray, to: ByteWriter): number {
  const wire = wireTypeOfArray(type, numbers);
  if (wire === undefined) throw new ValueError('wrong-type', `a run of ${type} is not kept in such an array`);
  for (const number of numbers) wire.write(number, to);
  return wire.size as number;
}

/** Writes one element and returns what the text says of its inside. */
function encodeElement(
  field: FieldState,
  element: ElementState,
  to: ByteWriter,
): Pick<DescribedField, 'struct' | 'contents'> {
  const { type } = field;
  if (isState(element)) {
    const object = encodeDescribed(element, to);
    return type === 'struct' ? { struct: object, contents: [] } : { contents: [object] };
  }
  if (LIST_TYPES.has(type)) {
    return { contents: type === 'gtree' ? encodeTree(element as TreeState, to) : encodeList(element as ListState, to) };
  }
  if (element === null && type !== 'nullptr' && type !== 'ptr-marker') to.u8(NULL_MARK);
  else if (type === 'struct')
    to.raw(element as Uint8Array); // one that the text does not describe
  else wireTypeOf(type, element).write(element as never, to);
  return { contents: field.opaqueContents };
}

function encodeList({ items }: ListState, to: ByteWriter): DescribedObject[] {
  const contents = items.map((item) => {
    to.u8(1);
    return encodeDescribed(item, to);
  });
  to.u8(0);
  return contents;
}

function encodeTree({ nodes }: TreeState, to: ByteWriter): DescribedObject[] {
  to.u32(nodes.length);
  const contents: DescribedObject[] = [];
  for (const { key, value } of nodes) {
    to.u8(1);
    if (typeof key === 'bigint') to.u64(key);
    else contents.push(encodeDescribed(key, to));
    contents.push(encodeDescribed(value, to));
  }
  to.u8(0);
  return contents;
}

/** Writes a vmsd's keys into the object that is open. */
export function writeDescribedObject(object: DescribedObject, json: JsonWriter): void {
  json.str('vmsd_name', object.vmsdName);
  json.int('version', object.version);
  json.startArray('fields');
  for (const field of object.fields) writeField(field, json);
  json.endArray();
  if (object.subsections === undefined) return;
  json.startArray('subsections');
  for (const subsection of object.subsections) {
    json.startObject();
    writeDescribedObject(subsection, json);
    json.endObject();
  }
  json.endArray();
}

function writeField(field: DescribedField, json: JsonWriter): void {
  json.startObject();
  json.str('name', field.name);
  if (field.arrayLen !== undefined) json.int('array_len', field.arrayLen);
  if (field.index !== undefined) json.int('index', field.index);
  json.str('type', field.type);
  if (field.type === 'struct') {
    json.startObject('struct');
    if (field.struct !== undefined) writeDescribedObject(field.struct, json);
    json.endObject();
  }
  for (const content of field.contents) writeDescribedObject(content, json);
  json.int('size', field.size);
  json.endObject();
}

/** Writes one device as an item of the list that is open. Mind the order of keys of old-style ones. */
export function writeDescribedDevice(device: DescribedDevice, json: JsonWriter): void {
  json.startObject();
  json.str('name', device.name);
  json.int('instance_id', device.instanceId);
  if (device.object !== undefined) writeDescribedObject(device.object, json);
  else describeHandler(device.size, json);
  json.endObject();
}

/** The whole text. */
export function writeDescription(description: Description, json: JsonWriter): void {
  json.startObject();
  if (description.configuration !== undefined) {
    json.startObject('configuration');
    writeDescribedObject(description.configuration, json);
    json.endObject();
  }
  json.int('page_size', description.pageSize);
  json.startArray('devices');
  for (const device of description.devices) writeDescribedDevice(device, json);
  json.endArray();
  json.endObject();
}
