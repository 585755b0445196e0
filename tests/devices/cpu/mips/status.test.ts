/**
 * Words of coprocessor 0 and of the FPU of MIPS.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  MIPS_FP_EXCEPTION,
  packCause,
  packConfig1,
  packConfig2,
  packConfig3,
  packConfig4,
  packConfig5,
  packFcr31,
  packStatus,
  unpackCause,
  unpackConfig1,
  unpackConfig2,
  unpackConfig3,
  unpackConfig4,
  unpackConfig5,
  unpackFcr31,
  unpackStatus,
} from '../../../../src/devices/cpu/mips.js';

const test = suite('devices/cpu/mips/status');

/** Registers of coprocessor 0 are signed in QEMU: bit 31 makes them negative. */
const BIT31 = -0x80000000;

/** What a word has to be for parts, and the word whose named bits are all set. */
function check<P extends object>(
  pack: (parts: Partial<P>) => number,
  unpack: (word: number) => P,
  words: readonly (readonly [Partial<P>, number])[],
  all: number,
): void {
  const none = unpack(0);
  assert.is(pack({}), 0);
  assert.is(pack(none), 0);
  for (const [parts, word] of words) {
    assert.is(pack(parts), word, JSON.stringify(parts));
    assert.equal(unpack(word), { ...none, ...parts });
  }
  assert.is(pack(unpack(-1)), all, 'all bits that have names');
  assert.is(pack(unpack(all)), all);
}

test('Status', () => {
  check(
    packStatus,
    unpackStatus,
    [
      [{ CU: 8 }, BIT31],
      [{ CU: 2 }, 0x20000000],
      [{ FR: true, RP: true }, 0x0c000000],
      [{ RE: true, MX: true, PX: true }, 0x03800000],
      [{ BEV: true, TS: true, SR: true, NMI: true }, 0x00780000],
      [{ IM: 0xff }, 0x0000ff00],
      [{ IM: 0x80 }, 0x00008000],
      [{ KX: true, SX: true, UX: true }, 0xe0],
      [{ KSU: 2 }, 0x10],
      [{ ERL: true, EXL: true, IE: true }, 7],
    ],
    0xfff8ffff | 0,
  );
});

test('Cause', () => {
  check(
    packCause,
    unpackCause,
    [
      [{ BD: true }, BIT31],
      [{ TI: true, CE: 3, DC: true, PCI: true }, 0x7c000000],
      [{ IV: true, WP: true }, 0x00c00000],
      [{ IP: 0x80 }, 0x8000],
      [{ EC: 31 }, 0x7c],
      [{ EC: 11, CE: 1 }, 0x1000002c],
    ],
    0xfcc0ff7c | 0,
  );
});

test('Config1 to Config5', () => {
  check(
    packConfig1,
    unpackConfig1,
    [
      [{ M: true }, BIT31],
      [{ MMU: 63 }, 0x7e000000],
      [{ IS: 1, IL: 4, IA: 3 }, 0x00630000],
      [{ DS: 1, DL: 4, DA: 3 }, 0x00003180],
      [{ C2: true, MD: true, PC: true, WR: true, CA: true, EP: true, FP: true }, 0x7f],
    ],
    -1,
  );
  check(
    packConfig2,
    unpackConfig2,
    [
      [{ M: true }, BIT31],
      [{ TU: 7, TS: 15, TL: 15, TA: 15 }, 0x7fff0000],
      [{ SU: 1, SS: 2, SL: 3, SA: 4 }, 0x1234],
    ],
    -1,
  );
  check(
    packConfig3,
    unpackConfig3,
    [
      [{ M: true, BPG: true, CMGCR: true, MSAP: true }, 0xf0000000 | 0],
      [{ BP: true, BI: true, SC: true, PW: true, VZ: true }, 0x0f800000],
      [{ IPLV: 3, MMAR: 7 }, 0x007c0000],
      [{ MCU: true, ISA_ON_EXC: true, ISA: 3 }, 0x0003c000],
      [{ ULRI: true, RXI: true, DSP2P: true, DSPP: true }, 0x3c00],
      [{ CTXTC: true, ITL: true, LPA: true, VEIC: true, VInt: true, SP: true }, 0x3f0],
      [{ CDMM: true, MT: true, SM: true, TL: true }, 0xf],
    ],
    -1,
  );
  check(
    packConfig4,
    unpackConfig4,
    [
      [{ M: true, IE: 3, AE: true, VTLBSizeExt: 15 }, 0xff000000 | 0],
      [{ KScrExist: 0xfc, MMUExtDef: 2 }, 0x00fc8000],
      [{ FTLBPageSize: 0x1f, MMUSizeExt: 0x81 }, 0x1f81],
    ],
    0xffffdfff | 0,
  );
  check(
    packConfig5,
    unpackConfig5,
    [
      [{ M: true, K: true, CV: true, EVA: true, MSAEn: true }, 0xf8000000 | 0],
      [{ PMJ: 7, WR2: true, NMS: true, ULS: true, XPA: true, CRCP: true, MI: true }, 0x03fe0000],
      [{ GI: 3, CA2: true, XNP: true, DEC: true }, 0x0001e800],
      [{ L2C: true, UFE: true, FRE: true, VP: true, SBRI: true }, 0x7c0],
      [{ MVH: true, LLB: true, MRP: true, UFR: true, NFExists: true }, 0x3d],
    ],
    0xfbffeffd | 0,
  );
});

test('the control register of the FPU is not signed', () => {
  check(
    packFcr31,
    unpackFcr31,
    [
      [{ FCC: 0x40 }, 0x80000000],
      [{ FCC: 1, FS: true, FCC0: true }, 0x03800000],
      [{ ABS2008: true, NAN2008: true }, 0x000c0000],
      [{ Cause: MIPS_FP_EXCEPTION.unimplemented }, 0x00020000],
      [{ Cause: MIPS_FP_EXCEPTION.inexact, Enables: MIPS_FP_EXCEPTION.invalid }, 0x1800],
      [{ Flags: MIPS_FP_EXCEPTION.inexact | MIPS_FP_EXCEPTION.overflow, RM: 3 }, 0x17],
    ],
    0xff8fffff,
  );
});

test.run();
