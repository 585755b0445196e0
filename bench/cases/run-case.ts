/**
 * One contender in a process of its own: `node run-case.js NAME` prints its rows as JSON.
 */
import assert from 'node:assert/strict';
import v8 from 'node:v8';
import type { SaveVM } from '../../src/index.js';
import { measure, type Row } from './measure.js';
import { pc, scalars } from './pc.js';

type State = Record<string, unknown>;
/** The rivals are not installed with the library, so their types are not known here. */
const rival = async (name: string): Promise<Record<string, never>> => import(name);

const DEVICES = 'the devices of the PC';
const SCALARS = '350 numbers';

function ours(of: string, { vm }: { vm: SaveVM }, other: { vm: SaveVM }): Row[] {
  const streams = [vm.save(), other.vm.save()];
  for (const stream of [...streams].reverse()) {
    vm.load(stream);
    assert.deepEqual(vm.save(), stream);
  }
  const [bytes] = streams as [Uint8Array, Uint8Array];
  let turn = 0;
  return [
    measure(`${of}: save`, 'vmstate', () => vm.save({ reuse: true }), bytes.length),
    measure(`${of}: load`, 'vmstate', () => vm.load(bytes)),
    measure(`${of}: load`, 'vmstate, other numbers each time', () => vm.load(streams[++turn % 2] as Uint8Array)),
  ];
}

function description(): Row[] {
  const devices = pc({ description: false }).vm;
  const { vm } = pc(undefined);
  const [plain, bytes] = [devices.save(), vm.save()];
  const of = 'the PC with its description: save';
  return [
    measure(of, 'vmstate, devices alone', () => devices.save({ reuse: true }), plain.length),
    measure(of, 'vmstate, description kept from the last save', () => vm.save({ reuse: true }), bytes.length),
    measure(of, 'vmstate, description made anew', () => pc(undefined).vm.save({ reuse: true }), bytes.length),
    measure(of, '(building the machine, which the line above does too)', () => pc(undefined)),
  ];
}

interface Codec {
  pack(states: State[]): Uint8Array;
  unpack(bytes: Uint8Array): unknown;
}

function theirs(name: string, of: string, { states }: { states: State[] }, codec: Codec): Row[] {
  const bytes = codec.pack(states).slice();
  const back = codec.unpack(bytes);
  assert.equal(text(back), text(states), `${name} does not give back what it was given`);
  return [
    measure(`${of}: save`, name, () => codec.pack(states), bytes.length),
    measure(`${of}: load`, name, () => codec.unpack(bytes)),
  ];
}

/** Values as text; arrays of numbers count the same whether typed or not. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, item) => {
    if (typeof item === 'bigint') return `${item}n`;
    return ArrayBuffer.isView(item) ? Array.from(item as unknown as ArrayLike<unknown>, String) : item;
  });
}

async function msgpackr(): Promise<Codec> {
  const { Packr } = (await rival('msgpackr')) as unknown as { Packr: new (options: object) => Codec };
  return new Packr({ useRecords: true, moreTypes: true, int64AsType: 'bigint', useBigIntExtension: true });
}

/** A schema of typed-binary for a state: what its library offers for each kind of value. */
async function typedBinary(states: State[]): Promise<Codec> {
  const b = (await rival('typed-binary')) as unknown as Record<string, never>;
  type Schema = {
    write(to: object, value: unknown): void;
    read(from: object): unknown;
    measure(value: unknown): { size: number };
  };
  const call = b as unknown as Record<string, (...args: unknown[]) => Schema>;
  const { BufferWriter, BufferReader } = b as unknown as Record<string, new (buffer: ArrayBuffer) => object>;
  const leaf = b as unknown as Record<string, Schema>;
  // It has no 64-bit integers: a bigint is two u32.
  const wide = call.object?.({ hi: leaf.u32, lo: leaf.u32 }) as Schema;
  const schemaOf = (value: unknown): Schema => {
    if (typeof value === 'bigint') return wide;
    if (typeof value === 'boolean') return leaf.bool as Schema;
    if (typeof value === 'number') return (value < 0 ? leaf.i32 : leaf.u32) as Schema;
    if (value instanceof BigUint64Array || value instanceof BigInt64Array)
      return call.arrayOf?.(wide, value.length) as Schema;
    if (value instanceof Uint8Array) return call.u8Array?.(value.length) as Schema;
    if (value instanceof Uint16Array) return call.u16Array?.(value.length) as Schema;
    if (value instanceof Uint32Array) return call.u32Array?.(value.length) as Schema;
    if (value instanceof Int32Array) return call.i32Array?.(value.length) as Schema;
    if (Array.isArray(value)) return call.tupleOf?.(value.map(schemaOf)) as Schema;
    const members = Object.entries(value as State).map(([key, inner]) => [key, schemaOf(inner)]);
    return call.object?.(Object.fromEntries(members)) as Schema;
  };
  const schema = schemaOf(states);
  const buffer = new ArrayBuffer(1 << 17);
  let used = 0;
  return {
    pack() {
      const writer = new (BufferWriter as new (b: ArrayBuffer) => { currentByteOffset: number })(buffer);
      schema.write(writer, halved);
      used = writer.currentByteOffset;
      return new Uint8Array(buffer, 0, used);
    },
    unpack: (bytes) =>
      schema.read(new (BufferReader as new (b: ArrayBuffer) => object)(bytes.slice().buffer as ArrayBuffer)),
  };
}

/** The states with each bigint as two numbers, for a library without 64-bit integers. */
let halved: unknown;
function halve(value: unknown): unknown {
  if (typeof value === 'bigint')
    return { hi: Number(BigInt.asUintN(32, value >> 32n)), lo: Number(BigInt.asUintN(32, value)) };
  if (value instanceof BigUint64Array || value instanceof BigInt64Array) return Array.from(value, halve);
  if (Array.isArray(value)) return value.map(halve);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, halve(inner)]));
}

async function rows(contender: string): Promise<Row[]> {
  const subjects = [
    [DEVICES, pc({ description: false }), pc({ description: false }, 3)],
    [SCALARS, scalars(), scalars(4)],
  ] as const;
  if (contender === 'vmstate') {
    return [...subjects.flatMap(([of, subject, other]) => ours(of, subject, other)), ...description()];
  }
  const out: Row[] = [];
  for (const [of, subject] of subjects) {
    if (contender === 'v8') {
      out.push(
        ...theirs('v8.serialize', of, subject, { pack: v8.serialize, unpack: (bytes) => v8.deserialize(bytes) }),
      );
    } else if (contender === 'msgpackr') out.push(...theirs('msgpackr', of, subject, await msgpackr()));
    else {
      halved = subject.states.map(halve);
      const codec = await typedBinary(subject.states);
      out.push(...theirs('typed-binary', of, { states: halved as State[] }, codec));
    }
  }
  return out;
}

console.log(JSON.stringify(await rows(process.argv[2] as string)));
