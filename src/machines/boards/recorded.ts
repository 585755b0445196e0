/**
 * Sections of a recorded board as data that can be read: `['flags', 'uint32', '90']`.
 *
 * A value is hex as on the wire, without leading zeros, in elements of its type; `0*16` is 16 elements of 0. Elements of
 * more than eight bytes are written byte by byte. From layout and bytes the section is decoded as from a description.
 */
import { ValueError } from '../../errors.js';
import type { OldStyleHandler } from '../../savevm/index.js';
import { QEMU_VM_SUBSECTION } from '../../vmstate/_save.js';
import { ByteReader, ByteWriter } from '../../vmstate/bytes.js';
import {
  type DescribedField,
  type DescribedObject,
  type DescribedState,
  decodeDescribed,
  encodeDescribed,
  isState,
  writeDescribedObject,
} from '../../vmstate/described/index.js';
import { coreSize } from '../../vmstate/described/leaf-types.js';

/**
 * Name, type (`uint32`, `uint8[16]`, `psr:4` where the type does not tell the size), values, and the index that the
 * description gives an element of some arrays.
 */
export type RecordedField = readonly [
  name: string,
  type: string,
  values: string | readonly RecordedState[],
  index?: number,
];

/** A vmsd with its values; in an array, `times` such elements. */
export interface RecordedState {
  readonly times?: number;
  readonly vmsd: string;
  readonly version: number;
  readonly fields: readonly RecordedField[];
  readonly subsections?: readonly RecordedState[];
}

/** Elements up to this size are written as one number. */
const WIDEST = 8;

/** A decoded section as data. @throws {ValueError} `unsupported` for lists, nulls and infos with contents */
export function pack(state: DescribedState): RecordedState {
  const layout = encodeDescribed(state, new ByteWriter(1024));
  const fields = state.fields.map((field, i): RecordedField => {
    const { name, type, elements, arrayLen, index } = field;
    const { size, contents } = layout.fields[i] as DescribedField;
    const run = elements.length;
    if ((arrayLen ?? 1) !== run || contents.length > 0) throw unsupported(name);
    const last: [number?] = index === undefined ? [] : [index];
    const many = run > 1 || arrayLen !== undefined ? `[${run}]` : '';
    if (type === 'struct') {
      const structs = [...(elements as readonly unknown[])];
      if (!structs.every(isState)) throw unsupported(name);
      return [name, `struct${many}`, runsOf(structs.map(pack)), ...last];
    }
    const to = new ByteWriter(size * run);
    encodeDescribed({ ...state, fields: [field], subsections: undefined }, to);
    if (to.at !== size * run) throw unsupported(name);
    return [
      name,
      `${type}${coreSize(type) === undefined ? `:${size}` : ''}${many}`,
      textOf(to.written(), size),
      ...last,
    ];
  });
  const subsections = state.subsections?.map(pack);
  return { vmsd: state.vmsdName, version: state.version, fields, ...(subsections && { subsections }) };
}

/** Equal elements that follow one another become one. */
function runsOf(states: readonly RecordedState[]): RecordedState[] {
  const runs: { text: string; times: number; state: RecordedState }[] = [];
  for (const state of states) {
    const text = JSON.stringify(state);
    const last = runs[runs.length - 1];
    if (last?.text === text) last.times++;
    else runs.push({ text, times: 1, state });
  }
  return runs.map(({ times, state }) => (times === 1 ? state : { times, ...state }));
}

function unsupported(name: string): ValueError {
  return new ValueError('unsupported', 'no recorded board has had such a field so far', { path: name });
}

function textOf(bytes: Uint8Array, size: number): string {
  const width = size > WIDEST ? 1 : size;
  const elements: string[] = [];
  for (let at = 0; at < bytes.length; at += width) {
    const digits = Array.from(bytes.subarray(at, at + width), (byte) => byte.toString(16).padStart(2, '0')).join('');
    elements.push(digits.replace(/^0+(?=.)/, ''));
  }
  const runs: string[] = [];
  for (let i = 0; i < elements.length; ) {
    let n = 1;
    while (elements[i + n] === elements[i]) n++;
    runs.push(n === 1 ? (elements[i] as string) : `${elements[i]}*${n}`);
    i += n;
  }
  return runs.join(' ');
}

/** The section, decoded. */
export function unpack(recorded: RecordedState): DescribedState {
  const to = new ByteWriter(1024);
  const layout = write(recorded, to);
  return decodeDescribed(layout, new ByteReader(to.written()), { end: to.at });
}

function write({ vmsd, version, fields, subsections }: RecordedState, to: ByteWriter): DescribedObject {
  return {
    vmsdName: vmsd,
    version,
    fields: fields.map((field) => writeField(field, to)),
    subsections: subsections?.map((subsection) => {
      to.u8(QEMU_VM_SUBSECTION);
      to.counted(subsection.vmsd);
      to.u32(subsection.version);
      return write(subsection, to);
    }),
  };
}

function writeField([name, text, values, index]: RecordedField, to: ByteWriter): DescribedField {
  const [, type, bytes, many] = /^(.*?)(?::(\d+))?(?:\[(\d+)\])?$/.exec(text) as unknown as [
    string,
    string,
    ...string[],
  ];
  const arrayLen = many === undefined ? undefined : Number(many);
  const begin = to.at;
  const field = { name, arrayLen, index, type, contents: [] };
  if (typeof values === 'string') {
    const size = coreSize(type) ?? Number(bytes);
    writeValues(values, size > WIDEST ? 1 : size, to);
    return { ...field, size };
  }
  let struct: DescribedObject | undefined;
  let size = 0;
  for (const value of values) {
    for (let i = 0; i < (value.times ?? 1); i++) {
      const written = write(value, to);
      if (struct === undefined) size = to.at - begin;
      struct ??= written;
    }
  }
  return { ...field, struct, size };
}

function writeValues(text: string, width: number, to: ByteWriter): void {
  if (text === '') return;
  for (const run of text.split(' ')) {
    const [digits, times = '1'] = run.split('*') as [string, string?];
    const element = digits.padStart(2 * width, '0').match(/../g) ?? [];
    const bytes = Uint8Array.from(element, (pair) => Number.parseInt(pair, 16));
    for (let i = 0; i < Number(times); i++) to.raw(bytes);
  }
}

/** What saves and loads a recorded section; `content` as text is bytes that nobody described. */
export function recordedHandler(versionId: number, content: RecordedState | string): OldStyleHandler {
  if (typeof content === 'string') return opaqueHandler(versionId, content);
  let state = unpack(content);
  let layout = encodeDescribed(state, new ByteWriter(1024));
  return {
    versionId,
    save(to) {
      layout = encodeDescribed(state, to);
    },
    load(from) {
      const loaded = decodeDescribed(layout, from);
      return () => {
        const before = state;
        state = loaded;
        return () => {
          state = before;
        };
      };
    },
    describe: (json) => writeDescribedObject(layout, json),
  };
}

function opaqueHandler(versionId: number, text: string): OldStyleHandler {
  const to = new ByteWriter(1024);
  writeValues(text, 1, to);
  let bytes = to.written();
  return {
    versionId,
    save: (out) => out.raw(bytes),
    load(from) {
      const loaded = from.take(bytes.length).slice();
      return () => {
        const before = bytes;
        bytes = loaded;
        return () => {
          bytes = before;
        };
      };
    },
  };
}

/** Bytes as data: two digits each, runs as in other values. */
export function packBytes(bytes: Uint8Array): string {
  return textOf(bytes, 1);
}
