/**
 * Members of the entries that have a codec of their own (TLBs, register pairs).
 */
import { ValueError } from '../../errors.js';

/**
 * The value of an unsigned member, where it fits into its bits; 64 bits are a bigint, an address is one in any width.
 *
 * @throws {ValueError} `wrong-type` or `out-of-range`, with the member's name as path.
 */
export function member<T extends number | bigint>(
  name: string,
  value: T,
  bits: 8 | 16 | 32 | 64,
  type: 'number' | 'bigint' = bits === 64 ? 'bigint' : 'number',
): T {
  const expected =
    type === 'bigint' ? `a bigint from 0n to 2n ** ${bits}n - 1n` : `a whole number from 0 to ${2 ** bits - 1}`;
  const details = { path: name, expected, actual: value };
  if (typeof value !== type) throw new ValueError('wrong-type', `expected ${expected}`, details);
  const fits = typeof value === 'bigint' ? BigInt.asUintN(bits, value) === value : Number.isInteger(value);
  if (fits && value >= 0 && value < 2 ** bits) return value;
  throw new ValueError('out-of-range', `expected ${expected}, got ${value}`, details);
}
