/**
 * The arithmetic flags of v86, which it does not compute until somebody asks.
 *
 * What is kept instead is the result of the last operation, its first operand, its size, and a bit for each flag that has
 * to be computed from them (`src/rust/cpu/misc_instr.rs`).
 */
import type { V86CpuState } from '../state/cpu.js';

const CF = 1 << 0;
const PF = 1 << 2;
const AF = 1 << 4;
const ZF = 1 << 6;
const SF = 1 << 7;
const OF = 1 << 11;
const ARITHMETIC = CF | PF | AF | ZF | SF | OF;
/** In `flags_changed`: the last operation was a subtraction. */
const SUBTRACTION = 1 << 31;

type LazyFlags = Pick<V86CpuState, 'flags' | 'flags_changed' | 'last_op1' | 'last_op_size' | 'last_result'>;

/** EFLAGS as the guest would see them. `last_op_size` is the number of the sign bit: 7, 15 or 31. */
export function eflagsOf({ flags, flags_changed, last_op1, last_op_size, last_result }: LazyFlags): number {
  const mask = last_op_size === 31 ? 0xffffffff : (2 << last_op_size) - 1;
  const result = ((last_result[0] ?? 0) & mask) >>> 0;
  const first = (last_op1 & mask) >>> 0;
  const subtraction = (flags_changed & SUBTRACTION) !== 0;
  const second = subtraction ? first - result : result - first;
  const overflow = subtraction ? (first ^ second) & (first ^ result) : (first ^ result) & (second ^ result);
  const sign = (word: number): boolean => ((word >>> last_op_size) & 1) !== 0;
  const computed =
    flag(CF, subtraction ? result > first : result < first) |
    flag(PF, evenParity(result & 0xff)) |
    flag(AF, ((first ^ second ^ result) & AF) !== 0) |
    flag(ZF, result === 0) |
    flag(SF, sign(result)) |
    flag(OF, sign(overflow));
  const changed = flags_changed & ARITHMETIC;
  return ((flags & ~changed) | (computed & changed)) >>> 0;
}

const flag = (bit: number, set: boolean): number => (set ? bit : 0);

function evenParity(byte: number): boolean {
  let ones = 0;
  for (let rest = byte; rest !== 0; rest >>= 1) ones += rest & 1;
  return ones % 2 === 0;
}
