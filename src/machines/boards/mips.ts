/**
 * `mipssim` of all four targets: a 24Kf (mips, mipsel) and a 20Kc (mips64, mips64el), at reset.
 */
import { type MipsCpuState, packStatus, vmstateMips64Cpu, vmstateMipsCpu } from '../../devices/cpu/mips.js';
import type { Values } from '../../vmstate/index.js';
import { board } from './board.js';
import { recorded as mips } from './data/mips-mipssim.js';
import { recorded as mips64 } from './data/mips64-mipssim.js';
import { recorded as mips64el } from './data/mips64el-mipssim.js';
import { recorded as mipsel } from './data/mipsel-mipssim.js';

/** Config: another register follows; big-endian. */
const M = 1 << 31;
const BE = 1 << 15;

const WATCH_MORE = 0xffffffff80000000n;

/** What the models share, with addresses of `long` bits. */
function common(long: 32 | 64): Values<MipsCpuState> {
  const address = (low: bigint) => BigInt.asUintN(long, BigInt.asIntN(32, low));
  return {
    active_tc: { PC: address(0xbfc00000n) }, // the reset vector
    CP0_SegCtl0: 0x0020_0010n,
    CP0_SegCtl1: 0x0003_0002n,
    CP0_SegCtl2: 0x03a0_43an,
    CP0_PWField: 2n,
    CP0_Count: 1,
    CP0_Status: packStatus({ BEV: true, ERL: true }),
    CP0_IntCtl: 0xe0000000 | 0, // the timer's interrupt is 7
    CP0_EBase: address(0x80000000n),
    CP0_Config2: M,
    CP0_WatchHi: Array.from({ length: 7 }, () => WATCH_MORE),
    CP0_Debug: 0x02008000,
  };
}

const tlb = (entries: number) => ({ tlb: { nb_tlb: entries, tlb_in_use: entries }, CP0_Random: entries - 1 });

const k24 = (end: number): Values<MipsCpuState> => ({
  ...common(32),
  ...tlb(16),
  active_fpu: { fcr0: 0x739300 },
  CP0_PRid: 0x00019300,
  CP0_Config0: M | 0x482 | end,
  CP0_Config1: 0x9e190c8f | 0,
});

const k20 = (end: number): Values<MipsCpuState> => ({
  ...common(64),
  ...tlb(32),
  active_fpu: { fcr0: 0x38100 },
  CP0_PRid: 0x00018100,
  CP0_Config0: M | 0x4082 | end,
  CP0_Config1: 0xbe61309b | 0,
});

export const mipsMipssim = board(mips, { cpu: { def: vmstateMipsCpu, reset: () => k24(BE) } });
export const mipselMipssim = board(mipsel, { cpu: { def: vmstateMipsCpu, reset: () => k24(0) } });
export const mips64Mipssim = board(mips64, { cpu: { def: vmstateMips64Cpu, reset: () => k20(BE) } });
export const mips64elMipssim = board(mips64el, { cpu: { def: vmstateMips64Cpu, reset: () => k20(0) } });
