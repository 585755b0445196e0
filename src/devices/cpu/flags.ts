/**
 * Words of named bits: what the helpers of several CPUs' status registers share.
 */

/** Which bit each flag of a word of 32 bits is. */
export type FlagBits = Readonly<Record<string, number>>;

/** The flags of a word, by name. */
export type Flags<B extends FlagBits> = { -readonly [K in keyof B]: boolean };

/** A word with these flags; what is left out is 0. Bits without a name come from `others`. */
export function packFlags<B extends FlagBits>(bits: B, flags: Partial<Flags<B>>, others = 0): number {
  let word = others;
  for (const [name, bit] of Object.entries(bits)) {
    word &= ~(1 << bit);
    if (flags[name]) word |= 1 << bit;
  }
  return word >>> 0;
}

/** The flags of a word. */
export function unpackFlags<B extends FlagBits>(bits: B, word: number): Flags<B> {
  const flags: Record<string, boolean> = {};
  for (const [name, bit] of Object.entries(bits)) flags[name] = ((word >>> bit) & 1) === 1;
  return flags as Flags<B>;
}
