/**
 * Subsections of the section `cpu` of MIPS; only 11.1 has any: the timer, and Cavium's Octeon with its wide multiplier
 * and the coprocessor 2 of its cryptography.
 *
 * QEMU: `target/mips/system/machine.c` (11.1).
 */
import {
  array,
  type ByteReader,
  type ByteWriter,
  leaf,
  named,
  type StateOf,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../../vmstate/index.js';
import { member } from '../_member.js';
import { mipsCpuContext } from './context.js';

/** When Count will reach Compare, in ns of the virtual clock. */
export const vmstateMipsTimer = vmstate({
  name: 'cpu/timer',
  versionId: 1,
  minimumVersionId: 1,
  context: mipsCpuContext,
  needed: (_state, facts) => facts?.timer !== false,
  fields: { timer: timer({ name: 'env.timer' }) },
});

/** Registers of the multiplier: three of 64 bits for each of two operands. */
const OCTEON_MULTIPLIER_REGS = 6;

/** The multiplier of a thread context: `MPL` the multiplicand (MPL0 to 5), `P` the product that is added (P0 to 5). */
export const vmstateOcteonMultiplierTc = vmstate({
  name: 'cpu/tc/octeon_multiplier',
  versionId: 1,
  minimumVersionId: 1,
  fields: named('octeon.', {
    MPL: array(OCTEON_MULTIPLIER_REGS, uint64()),
    P: array(OCTEON_MULTIPLIER_REGS, uint64()),
  }),
});

/** The multipliers of the thread contexts; sent for a model with Octeon's instructions. */
export const vmstateOcteonMultiplier = vmstate({
  name: 'cpu/octeon_multiplier',
  versionId: 1,
  minimumVersionId: 1,
  context: mipsCpuContext,
  needed: (_state, facts) => facts?.octeon !== false,
  fields: named('env.', {
    active_tc: struct(vmstateOcteonMultiplierTc, { since: 1 }),
    tcs: array(16, struct(vmstateOcteonMultiplierTc), { since: 1 }),
  }),
});

/** A memory: words by address. */
export type OcteonLlm = Map<bigint, bigint>;

/** `octeon_llm_tree`: a count, then address and word of each, from the lowest address on. */
export const octeonLlmTree = /* @__PURE__ */ leaf<OcteonLlm>({
  type: 'octeon_llm_tree',
  write(tree: OcteonLlm, to: ByteWriter) {
    to.u32(tree.size);
    for (const [address, word] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
      to.u64(member('address', address, 64));
      to.u64(member(`[${address}]`, word, 64));
    }
  },
  read(from: ByteReader) {
    const tree: OcteonLlm = new Map();
    for (let n = from.u32(); n > 0; n--) tree.set(from.u64(), from.u64());
    return tree;
  },
});

/**
 * Coprocessor 2.
 *
 * - `hsh_dat`, `hsh_iv`: block and value of the hashes; SHA-3 has its 25 lanes in both and in `sha3_dat24`.
 * - `des3_key`, `des3_iv`, `des3_result`: triple DES. `aes_key`, `aes_iv`, `aes_resinp`: AES, result or input;
 *   `aes_keylen`: 1, 2, 3 for 128, 192, 256 bits.
 * - `crc_poly`, `crc_iv`, `crc_len`: polynomial, value and bytes a step of the CRC.
 * - `gfm_mul`, `gfm_resinp`, `gfm_poly`: products in the Galois field of 128 bits.
 * - `chord`: what the register CHORD reads.
 * - `llm_data`: the last words of the two ways to the memories `llm36` (words of 36 bits) and `llm64`.
 */
export const vmstateOcteonCrypto = vmstate({
  name: 'cpu/octeon_crypto',
  versionId: 1,
  minimumVersionId: 1,
  context: mipsCpuContext,
  needed: (_state, facts) => facts?.octeon !== false,
  fields: named('env.octeon_crypto.', {
    hsh_dat: array(16, uint64()),
    hsh_iv: array(8, uint64()),
    sha3_dat24: uint64(),
    des3_key: array(3, uint64()),
    des3_iv: uint64(),
    des3_result: uint64(),
    aes_resinp: array(2, uint64()),
    aes_iv: array(2, uint64()),
    aes_key: array(4, uint64()),
    crc_poly: uint32(),
    crc_iv: uint32(),
    gfm_mul: array(2, uint64()),
    gfm_resinp: array(2, uint64()),
    gfm_poly: uint16(),
    aes_keylen: uint8(),
    crc_len: uint8(),
    chord: uint64(),
    llm_data: array(2, uint64()),
    llm36: octeonLlmTree(),
    llm64: octeonLlmTree(),
  }),
});
export type OcteonCryptoState = StateOf<typeof vmstateOcteonCrypto>;
