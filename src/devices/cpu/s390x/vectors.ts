/**
 * Floating-point and vector registers of the section `cpu` of s390x.
 *
 * QEMU: `target-s390x/machine.c` (2.3), `target/s390x/machine.c` (5.2, 7.2, 10.0, 11.1).
 *
 * Registers are bits as bigint, so that a NaN keeps its payload. A floating-point register is the left half of the
 * vector register of its number: vector register 0 is `f0` and `v0_lo`, 16 is `v16_hi` and `v16_lo`.
 */
import { named, uint32, uint64, vmstate } from '../../../vmstate/index.js';
import { s390CpuContext } from './context.js';

/** 2.3: the floating-point registers among those of the main part. */
export const fregs = {
  f0: uint64({ name: 'fregs[0].ll' }),
  f1: uint64({ name: 'fregs[1].ll' }),
  f2: uint64({ name: 'fregs[2].ll' }),
  f3: uint64({ name: 'fregs[3].ll' }),
  f4: uint64({ name: 'fregs[4].ll' }),
  f5: uint64({ name: 'fregs[5].ll' }),
  f6: uint64({ name: 'fregs[6].ll' }),
  f7: uint64({ name: 'fregs[7].ll' }),
  f8: uint64({ name: 'fregs[8].ll' }),
  f9: uint64({ name: 'fregs[9].ll' }),
  f10: uint64({ name: 'fregs[10].ll' }),
  f11: uint64({ name: 'fregs[11].ll' }),
  f12: uint64({ name: 'fregs[12].ll' }),
  f13: uint64({ name: 'fregs[13].ll' }),
  f14: uint64({ name: 'fregs[14].ll' }),
  f15: uint64({ name: 'fregs[15].ll' }),
};

/** Floating-point registers, and their control register, see `unpackFpc`. Always sent. */
export const vmstateS390Fpu = vmstate({
  name: 'cpu/fpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: named('env.', {
    f0: uint64({ name: 'vregs[0][0]' }),
    f1: uint64({ name: 'vregs[1][0]' }),
    f2: uint64({ name: 'vregs[2][0]' }),
    f3: uint64({ name: 'vregs[3][0]' }),
    f4: uint64({ name: 'vregs[4][0]' }),
    f5: uint64({ name: 'vregs[5][0]' }),
    f6: uint64({ name: 'vregs[6][0]' }),
    f7: uint64({ name: 'vregs[7][0]' }),
    f8: uint64({ name: 'vregs[8][0]' }),
    f9: uint64({ name: 'vregs[9][0]' }),
    f10: uint64({ name: 'vregs[10][0]' }),
    f11: uint64({ name: 'vregs[11][0]' }),
    f12: uint64({ name: 'vregs[12][0]' }),
    f13: uint64({ name: 'vregs[13][0]' }),
    f14: uint64({ name: 'vregs[14][0]' }),
    f15: uint64({ name: 'vregs[15][0]' }),
    fpc: uint32(),
  }),
});

/** The rest of the vector registers: left halves of 16 to 31, then right halves of all. */
export const vmstateS390Vregs = vmstate({
  name: 'cpu/vregs',
  versionId: 1,
  minimumVersionId: 1,
  context: s390CpuContext,
  needed: (_state, cpu) => cpu?.vector !== false,
  fields: named('env.', {
    v16_hi: uint64({ name: 'vregs[16][0]' }),
    v17_hi: uint64({ name: 'vregs[17][0]' }),
    v18_hi: uint64({ name: 'vregs[18][0]' }),
    v19_hi: uint64({ name: 'vregs[19][0]' }),
    v20_hi: uint64({ name: 'vregs[20][0]' }),
    v21_hi: uint64({ name: 'vregs[21][0]' }),
    v22_hi: uint64({ name: 'vregs[22][0]' }),
    v23_hi: uint64({ name: 'vregs[23][0]' }),
    v24_hi: uint64({ name: 'vregs[24][0]' }),
    v25_hi: uint64({ name: 'vregs[25][0]' }),
    v26_hi: uint64({ name: 'vregs[26][0]' }),
    v27_hi: uint64({ name: 'vregs[27][0]' }),
    v28_hi: uint64({ name: 'vregs[28][0]' }),
    v29_hi: uint64({ name: 'vregs[29][0]' }),
    v30_hi: uint64({ name: 'vregs[30][0]' }),
    v31_hi: uint64({ name: 'vregs[31][0]' }),
    v0_lo: uint64({ name: 'vregs[0][1]' }),
    v1_lo: uint64({ name: 'vregs[1][1]' }),
    v2_lo: uint64({ name: 'vregs[2][1]' }),
    v3_lo: uint64({ name: 'vregs[3][1]' }),
    v4_lo: uint64({ name: 'vregs[4][1]' }),
    v5_lo: uint64({ name: 'vregs[5][1]' }),
    v6_lo: uint64({ name: 'vregs[6][1]' }),
    v7_lo: uint64({ name: 'vregs[7][1]' }),
    v8_lo: uint64({ name: 'vregs[8][1]' }),
    v9_lo: uint64({ name: 'vregs[9][1]' }),
    v10_lo: uint64({ name: 'vregs[10][1]' }),
    v11_lo: uint64({ name: 'vregs[11][1]' }),
    v12_lo: uint64({ name: 'vregs[12][1]' }),
    v13_lo: uint64({ name: 'vregs[13][1]' }),
    v14_lo: uint64({ name: 'vregs[14][1]' }),
    v15_lo: uint64({ name: 'vregs[15][1]' }),
    v16_lo: uint64({ name: 'vregs[16][1]' }),
    v17_lo: uint64({ name: 'vregs[17][1]' }),
    v18_lo: uint64({ name: 'vregs[18][1]' }),
    v19_lo: uint64({ name: 'vregs[19][1]' }),
    v20_lo: uint64({ name: 'vregs[20][1]' }),
    v21_lo: uint64({ name: 'vregs[21][1]' }),
    v22_lo: uint64({ name: 'vregs[22][1]' }),
    v23_lo: uint64({ name: 'vregs[23][1]' }),
    v24_lo: uint64({ name: 'vregs[24][1]' }),
    v25_lo: uint64({ name: 'vregs[25][1]' }),
    v26_lo: uint64({ name: 'vregs[26][1]' }),
    v27_lo: uint64({ name: 'vregs[27][1]' }),
    v28_lo: uint64({ name: 'vregs[28][1]' }),
    v29_lo: uint64({ name: 'vregs[29][1]' }),
    v30_lo: uint64({ name: 'vregs[30][1]' }),
    v31_lo: uint64({ name: 'vregs[31][1]' }),
  }),
});
