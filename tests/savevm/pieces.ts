/**
 * Streams put together by hand, piece by piece, for what `save` never writes.
 */
import { ascii, concat } from '../support/bytes.js';

export const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value);
export const u32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
export const u64 = (value: number): Uint8Array => concat(u32(Math.floor(value / 2 ** 32)), u32(value >>> 0));
export const counted = (text: string): Uint8Array => concat(Uint8Array.of(text.length), ascii(text));

/** Magic and version. */
export const BEGIN = concat(ascii('QEVM'), u32(3));
export const EOF = Uint8Array.of(0);
/** The end of a body of RAM. */
export const EOS = u64(0x10);

export const footer = (id: number): Uint8Array => concat(Uint8Array.of(0x7e), u32(id));

export const configuration = (machine: string): Uint8Array =>
  concat(Uint8Array.of(7), u32(machine.length), ascii(machine));

/** What the header of a section says; ids are 0 and versions 1 if not given. */
export interface Named {
  readonly type?: number;
  readonly id?: number;
  readonly name: string;
  readonly instance?: number;
  readonly version?: number;
}

/** A START or FULL section without its footer. */
export const unframed = (named: Named, body: Uint8Array): Uint8Array => {
  const { type = 4, id = 0, name, instance = 0, version = 1 } = named;
  return concat(Uint8Array.of(type), u32(id), counted(name), u32(instance), u32(version), body);
};

/** A START or FULL section. */
export const section = (named: Named, body: Uint8Array): Uint8Array =>
  concat(unframed(named, body), footer(named.id ?? 0));

/** A PART or END section. */
export const part = (type: 2 | 3, id: number, body: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(type), u32(id), body, footer(id));

export const command = (number: number, ...data: readonly Uint8Array[]): Uint8Array => {
  const all = concat(...data);
  return concat(Uint8Array.of(8), u16(number), u16(all.length), all);
};

/** The word of a RAM record, then its name if there is one. */
export const record = (offset: number, flags: number, name?: string): Uint8Array =>
  concat(u64(offset + flags), name === undefined ? new Uint8Array(0) : counted(name));

/** The record of a block list. */
export const blockList = (...blocks: readonly (readonly [string, number])[]): Uint8Array => {
  const total = blocks.reduce((sum, [, length]) => sum + length, 0);
  return concat(u64(total + 4), ...blocks.flatMap(([name, length]) => [counted(name), u64(length)]));
};

/** A stream of one RAM section: START with a block list, PART with these records, an empty END. */
export const ramStream = (blocks: Uint8Array, ...records: readonly Uint8Array[]): Uint8Array =>
  concat(
    BEGIN,
    section({ type: 1, name: 'ram', version: 4 }, concat(blocks, EOS)),
    part(2, 0, concat(...records, EOS)),
    part(3, 0, EOS),
    EOF,
  );
