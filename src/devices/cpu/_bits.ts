/**
 * Words of registers as named parts, and the table that says where each part is.
 */

/** Where the parts of a word are: a flag by its bit, a number by its lowest bit and its width. Bit 0 is the lowest. */
export type Bits = { readonly [part: string]: number | readonly [low: number, width: number] };

/** The parts of a word: flags are booleans. */
export type Parts<B extends Bits> = { [K in keyof B]: B[K] extends number ? boolean : number };

/** The word; parts left out are 0, of a number the bits that have room count. */
export function packBits<B extends Bits>(bits: B, parts: Partial<Parts<B>>): bigint {
  let word = 0n;
  for (const name in bits) {
    const place = bits[name] as B[string];
    const part = parts[name];
    if (typeof place === 'number') word |= part ? 1n << BigInt(place) : 0n;
    else word |= BigInt.asUintN(place[1], BigInt((part as number | undefined) ?? 0)) << BigInt(place[0]);
  }
  return word;
}

/** The parts of a word; bits without a name are left out. */
export function unpackBits<B extends Bits>(bits: B, word: bigint): Parts<B> {
  const parts: Record<string, boolean | number> = {};
  for (const name in bits) {
    const place = bits[name] as B[string];
    const [low, width] = typeof place === 'number' ? [place, 1] : place;
    const part = Number(BigInt.asUintN(width, word >> BigInt(low)));
    parts[name] = typeof place === 'number' ? part === 1 : part;
  }
  return parts as Parts<B>;
}
