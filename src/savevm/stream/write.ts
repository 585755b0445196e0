/**
 * Writing a stream that was read: every byte from values, the description anew.
 */
import { JsonWriter } from '../../json-writer/index.js';
import { planOf } from '../../vmstate/_plan.js';
import { describeHandler, Saving, saveObject } from '../../vmstate/_save.js';
import { ByteWriter } from '../../vmstate/bytes.js';
import { encodeDescribed, writeDescribedObject } from '../../vmstate/described/index.js';
import { vmstateConfiguration } from '../configuration.js';
import {
  QEMU_VM_CONFIGURATION,
  QEMU_VM_EOF,
  QEMU_VM_VMDESCRIPTION,
  writeCommand,
  writeFileHeader,
  writeFooter,
  writeSectionHeader,
} from '../wire.js';
import { writeLiveBody } from './live-bodies.js';
import type { Content, DeviceSection, Item, MigrationStream } from './model.js';
import { writeRamBody } from './ram-body.js';
import { writeTyped } from './typed.js';

/**
 * The bytes of a stream, from its values.
 *
 * @throws {ValueError} where a value was changed to one that cannot be written.
 */
export function writeStream(stream: MigrationStream): Uint8Array {
  const to = new ByteWriter(1 << 20);
  const json = new JsonWriter(stream.description?.json ?? 'compact');
  json.startObject();
  writeFileHeader(to);
  if (stream.configuration !== undefined) {
    to.u8(QEMU_VM_CONFIGURATION);
    const plan = planOf(vmstateConfiguration, stream.release, 'save');
    const described = stream.description?.configuration ? json : undefined;
    described?.startObject('configuration');
    saveObject(plan, stream.configuration as never, new Saving(to, undefined, false, described));
    described?.endObject();
  }
  json.int('page_size', stream.description?.pageSize ?? stream.pageSize);
  json.startArray('devices');
  for (const item of stream.items) writeItem(item, stream, to, json);
  json.endArray();
  json.endObject();
  to.u8(QEMU_VM_EOF);
  if (stream.description !== undefined) {
    to.u8(QEMU_VM_VMDESCRIPTION);
    const text = json.bytes();
    to.u32(text.length);
    to.raw(text);
  }
  to.raw(stream.trailing);
  return to.written();
}

function writeItem(item: Item, stream: MigrationStream, to: ByteWriter, json: JsonWriter): void {
  if (item.kind === 'command') {
    writeCommand(to, item.command, item.data);
    for (const inner of item.packaged ?? []) writeItem(inner, stream, to, json);
    return;
  }
  writeSectionHeader(to, item.header);
  if (item.kind === 'device') writeDevice(item, stream, to, json);
  else if (item.body.kind === 'ram') writeRamBody(item.body, to);
  else writeLiveBody(item.body, to);
  if (stream.footers) writeFooter(to, item.header.sectionId);
}

function writeDevice(
  { header, content }: DeviceSection,
  stream: MigrationStream,
  to: ByteWriter,
  json: JsonWriter,
): void {
  json.startObject();
  json.str('name', header.idstr);
  // 2.3 prints the id signed.
  json.int('instance_id', stream.release === '2.3' ? header.instanceId | 0 : header.instanceId);
  writeContent(content, to, json);
  json.endObject();
}

function writeContent(content: Content, to: ByteWriter, json: JsonWriter): void {
  if (content.how === 'typed') writeTyped(content, to, json);
  else if (content.how === 'described') {
    writeDescribedObject(encodeDescribed(content.state, to), json);
  } else {
    to.raw(content.bytes);
    describeHandler(content.bytes.length, json);
  }
}
