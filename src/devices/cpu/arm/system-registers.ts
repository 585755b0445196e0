/**
 * The list of system registers in the section `cpu` of ARM: two arrays, what they are and what they hold.
 *
 * QEMU: `cpreg_vmstate_indexes` and `cpreg_vmstate_values` in `target/arm/machine.c`. An index is the number that KVM
 * gives a register: bits 63 to 60 the architecture (4 ARM, 6 ARM64), 55 to 52 log2 of its bytes, the rest says which.
 */
import { ValueError } from '../../../errors.js';

/** The system registers of a CPU. Both arrays belong to the emulator: saving reads `values`, loading writes them. */
export interface SystemRegisters {
  /** Which registers there are, in ascending order. */
  readonly indexes: BigUint64Array;
  /** What each of them holds. */
  readonly values: BigUint64Array;
  /** Registers that a stream may have although this CPU does not (11.1: of other releases). */
  readonly tolerates?: (index: bigint, value: bigint) => boolean;
}

/** The part of the state that the lists are in. */
export interface SystemRegisterLists {
  cpreg_vmstate_array_len: number;
  cpreg_vmstate_indexes: BigUint64Array;
  cpreg_vmstate_values: BigUint64Array;
}

/** Fills the lists that are sent: as QEMU's `cpu_pre_save`. @throws {ValueError} `wrong-length`, `refused`. */
export function sendRegisters(state: SystemRegisterLists, { indexes, values }: SystemRegisters): void {
  if (indexes.length !== values.length) {
    throw new ValueError('wrong-length', 'each system register needs an index and a value', {
      expected: indexes.length,
      actual: values.length,
    });
  }
  for (let i = 1; i < indexes.length; i++) {
    if ((indexes[i - 1] as bigint) >= (indexes[i] as bigint)) {
      throw new ValueError('refused', 'the system registers must be in ascending order, each once', {
        path: `indexes[${i}]`,
        actual: indexes[i],
      });
    }
  }
  state.cpreg_vmstate_array_len = indexes.length;
  state.cpreg_vmstate_indexes = indexes;
  state.cpreg_vmstate_values = values;
}

/**
 * Takes the values of the registers that are here and in the stream; others keep theirs, as in QEMU's `cpu_post_load`.
 *
 * @throws {ValueError} `refused` for a register that only the stream has.
 */
export function takeRegisters(state: SystemRegisterLists, { indexes, values, tolerates }: SystemRegisters): void {
  const { cpreg_vmstate_indexes: theirs, cpreg_vmstate_values: sent } = state;
  let i = 0;
  for (let v = 0; v < theirs.length; v++) {
    const index = theirs[v] as bigint;
    while (i < indexes.length && (indexes[i] as bigint) < index) i++;
    if (indexes[i] === index) values[i] = sent[v] as bigint;
    else if (!tolerates?.(index, sent[v] as bigint)) {
      throw new ValueError('refused', `this CPU has no system register 0x${index.toString(16)}, but the stream does`, {
        path: `cpreg_vmstate_indexes[${v}]`,
        actual: index,
      });
    }
  }
}
