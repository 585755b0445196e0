/**
 * Assertions about types; the compiler is the test.
 */

/** True if two types are the same, optional and readonly members included. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** An intersection written out as one object type, all the way down to arrays and functions. */
export type Plain<T> = T extends
  | ArrayBufferView
  | ((...args: never[]) => unknown)
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  ? T
  : T extends object
    ? { [K in keyof T]: Plain<T[K]> }
    : T;

/** Compiles only if the parameter is `true`. */
export function expectType<_T extends true>(): void {}
