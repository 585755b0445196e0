/**
 * Machines made to fit a recorded stream, for loading it with `SaveVM`.
 *
 * Sections that the catalogue knows get its definition and a state that differs from the recorded one wherever it
 * may; others are bytes of the recorded length.
 */
import { catalogue } from '../../src/devices/index.js';
import { type LiveHandler, SaveVM } from '../../src/savevm/index.js';
import { ramEncodings } from '../../src/savevm/ram-encodings.js';
import {
  type DeviceSection,
  type LiveSection,
  type MigrationStream,
  readStream,
} from '../../src/savevm/stream/index.js';
import { readLiveBody, writeLiveBody } from '../../src/savevm/stream/live-bodies.js';
import type { BlockList, PageRecord } from '../../src/savevm/stream/ram-body.js';
import { QEMU_VM_SECTION_END, QEMU_VM_SECTION_START } from '../../src/savevm/wire.js';
import type { ByteWriter } from '../../src/vmstate/bytes.js';
import { buffer, type Definition, type Release, vmstate } from '../../src/vmstate/index.js';

type State = Record<string, unknown>;

/** A machine with the states and the memory behind it. */
export interface Fitted {
  readonly vm: SaveVM;
  readonly states: readonly State[];
  readonly ram: ReadonlyMap<string, Uint8Array>;
}

/** The records of RAM in a stream. */
export function ramOf(stream: MigrationStream) {
  const records = stream.items.flatMap((item) =>
    item.kind === 'live' && item.body.kind === 'ram' ? item.body.records : [],
  );
  return {
    blocks: records.filter((record): record is BlockList => record.kind === 'blocks').flatMap(({ blocks }) => blocks),
    pages: records.filter((record): record is PageRecord => record.kind === 'page'),
  };
}

/** Where the device sections end, and with them all but the end mark and the description. */
export function endOf({ items, footers }: MigrationStream): number {
  const last = items.at(-1);
  if (last === undefined || last.kind === 'command') throw new Error('the stream ends with a command');
  return last.offset + last.length + (footers ? 5 : 0);
}

/** Whether every section is decoded by a definition, so that the description is saved the same, too. */
export function isTyped({ items }: MigrationStream): boolean {
  return items.every((item) => item.kind !== 'device' || item.content.how === 'typed');
}

/** The machine type's name and what else the stream says of its machine. */
function factsOf({ configuration }: MigrationStream) {
  if (configuration === undefined) return {};
  const { target_page_bits: bits, capabilities, uuid } = configuration;
  return {
    machine: new TextDecoder('latin1').decode(configuration.name),
    ...(bits !== undefined && { targetPageBits: bits.target_page_bits }),
    ...(capabilities !== undefined && { capabilities: capabilities.capabilities }),
    ...(uuid !== undefined && { uuid: uuid.uuid }),
  };
}

/** A machine that the stream fits. `pages` false: no page of RAM is sent when it saves. */
export function machineOf(bytes: Uint8Array, release: Release, { pages = true } = {}): Fitted {
  // Read anew each time, so that no two machines share a state.
  const stream = readStream(bytes, { catalogue, release });
  const { footers, description, pageSize, items } = stream;
  const switchoverStart = items.some((item) => item.kind === 'command' && item.command === 11);
  const parts = { configuration: stream.configuration !== undefined, footers, switchoverStart };
  const profile = { ...parts, description: description !== undefined };
  const vm = new SaveVM({ release, pageSize, profile, ramEncodings, ...factsOf(stream) });
  const ram = new Map<string, Uint8Array>();
  const states: State[] = [];
  const done = new Set<string>();
  for (const item of items) {
    if (item.kind === 'command') continue;
    const { idstr, instanceId, sectionId } = item.header;
    const id = `${idstr} ${instanceId} ${sectionId}`;
    if (done.has(id)) continue; // PART and END
    done.add(id);
    if (item.kind === 'device') states.push(registerDevice(vm, item));
    else if (item.body.kind !== 'ram') vm.registerLive(idstr, liveHandler(item, stream), { instanceId, sectionId });
    else {
      for (const { name, length } of ramOf(stream).blocks) {
        const memory = new Uint8Array(length);
        ram.set(name, memory);
        // Blocks are listed by a maximum that the stream does not tell: the order is kept by decreasing numbers.
        const maximumLength = 2 ** 50 - ram.size;
        vm.registerRam(name, memory, { sectionId, maximumLength, ...(!pages && { omit: () => true }) });
      }
    }
  }
  return { vm, states, ram };
}

function registerDevice(vm: SaveVM, { header, length, content }: DeviceSection): State {
  const { idstr, instanceId, sectionId, versionId } = header;
  if (content.how === 'typed') {
    const { def, state, context } = content;
    // Registered by its whole name: the path is in it already.
    const path = idstr.slice(0, Math.max(0, idstr.length - def.name.length - 1));
    unsettle(def, state);
    vm.register(def, state, { ...(path === '' ? { instanceId } : { path }), sectionId, context } as never);
    return state;
  }
  if (content.how === 'opaque') {
    const state: { data: Uint8Array } = { data: new Uint8Array(length).fill(0xee) };
    const load = (data: Uint8Array) => () => {
      const before = state.data;
      state.data = data;
      return () => {
        state.data = before;
      };
    };
    const save = (to: { raw(bytes: Uint8Array): void }) => to.raw(state.data);
    const handler = {
      versionId,
      save,
      load: (from: { take(n: number): Uint8Array }) => load(from.take(length).slice()),
    };
    vm.registerOldStyle(idstr, handler, { instanceId, sectionId });
    return state;
  }
  const def = vmstate({ name: idstr, versionId, fields: { data: buffer(length) } });
  const state = { data: new Uint8Array(length).fill(0xee) };
  vm.register(def, state, { instanceId, sectionId });
  return state;
}

/** Reads the bodies of a live section and drops them; writes those of START and END as they were. */
function liveHandler({ header }: LiveSection, { items }: MigrationStream): LiveHandler {
  const bodies = items.filter((item) => item.kind === 'live' && item.header.sectionId === header.sectionId);
  const write = (type: number, to: ByteWriter): undefined => {
    for (const item of bodies) {
      if (item.kind === 'live' && item.header.type === type && item.body.kind !== 'ram') writeLiveBody(item.body, to);
    }
  };
  return {
    versionId: header.versionId,
    setup: (to) => write(QEMU_VM_SECTION_START, to),
    complete: (to) => write(QEMU_VM_SECTION_END, to),
    load: (from) => {
      // QEMU tells START by its first word, which is zero in the others; the other sections have no difference.
      from.need(4);
      readLiveBody(header.idstr, from, from.view.getUint32(from.at) !== 0);
      return true;
    },
  };
}

/** Changes every number of a state that a load may write: none that it compares, counts or looks at. */
function unsettle(def: Definition, state: State): void {
  const counts = new Set(
    Object.values(def.fields).flatMap((slot) => (slot.slot === 'field' ? [slot.count?.key, slot.size?.key] : [])),
  );
  for (const [key, slot] of Object.entries(def.fields)) {
    if (
      counts.has(key) ||
      slot.slot !== 'field' ||
      slot.kind !== 'scalar' ||
      slot.check !== undefined ||
      slot.count !== undefined
    )
      continue;
    const value = state[key];
    if (typeof value === 'boolean') state[key] = !value;
    else if (typeof value === 'bigint') state[key] = value ^ 1n;
    else if (typeof value === 'number') state[key] = value % 2 === 0 ? value + 1 : value - 1;
  }
}
