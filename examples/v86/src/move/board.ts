/**
 * DMA, clock and PCI bridges.
 */
import type { V86DmaState, V86PciState, V86RtcState } from '../state/board.js';
import type { PcState } from './machine.js';

const CHANNELS = [0, 1, 2, 3] as const;
const ADDRESS = 0;
const COUNT = 1;

export function dmaToQemu(v86: V86DmaState, pc: PcState): void {
  for (const [controller, dma] of [pc.dma, pc['dma/1']].entries()) {
    dma.mask = 0;
    dma.flip_flop = v86.lsb_msb_flipflop;
    for (const n of CHANNELS) {
      const from = 4 * controller + n;
      const regs = dma.regs[n] as (typeof dma.regs)[number];
      if (v86.channel_mask[from]) dma.mask |= 1 << n;
      const start = v86.channel_addr_init[from] ?? 0;
      const done = (v86.channel_count_init[from] ?? 0) - (v86.channel_count[from] ?? 0);
      regs.now[ADDRESS] = (v86.channel_addr[from] ?? 0) << dma.dshift;
      regs.now[COUNT] = done << dma.dshift;
      regs.base[ADDRESS] = start;
      regs.base[COUNT] = v86.channel_count_init[from] ?? 0;
      regs.mode = v86.channel_mode[from] ?? 0;
      regs.page = v86.channel_page[from] ?? 0;
      regs.pageh = v86.channel_pagehi[from] ?? 0;
    }
  }
}

export function dmaFromQemu(pc: PcState, v86: V86DmaState): void {
  for (const [controller, dma] of [pc.dma, pc['dma/1']].entries()) {
    for (const n of CHANNELS) {
      const to = 4 * controller + n;
      const regs = dma.regs[n] as (typeof dma.regs)[number];
      v86.channel_mask[to] = (dma.mask >> n) & 1;
      v86.channel_addr_init[to] = regs.base[ADDRESS] ?? 0;
      v86.channel_count_init[to] = regs.base[COUNT] ?? 0;
      v86.channel_addr[to] = (regs.now[ADDRESS] ?? 0) >> dma.dshift;
      v86.channel_count[to] = (regs.base[COUNT] ?? 0) - ((regs.now[COUNT] ?? 0) >> dma.dshift);
      v86.channel_mode[to] = regs.mode;
      v86.channel_page[to] = regs.page;
      v86.channel_pagehi[to] = regs.pageh;
    }
  }
  v86.lsb_msb_flipflop = pc.dma.flip_flop;
}

const REG_A = 10;
const REG_B = 11;
const REG_C = 12;
const REG_D = 13;
const CENTURY = 0x32;
const BINARY = 0x04; // in register B; else BCD
const HOURS_24 = 0x02;

const bcd = (n: number): number => (Math.floor(n / 10) << 4) | (n % 10);

/** From here on the clock goes with the host's, and so the time of the move counts for the guest as well. */
export function rtcToQemu(v86: V86RtcState, rtc: PcState['mc146818rtc']): void {
  const date = new Date(v86.rtc_time);
  const encode = (n: number): number => (v86.cmos_b & BINARY ? n : bcd(n));
  const hours = date.getUTCHours();
  const hour = v86.cmos_b & HOURS_24 ? encode(hours) : encode(hours % 12 || 12) | (hours >= 12 ? 0x80 : 0);
  const cmos = rtc.cmos_data;
  cmos.set(v86.cmos_data);
  const year = date.getUTCFullYear();
  for (const [at, value] of [
    [0, encode(date.getUTCSeconds())],
    [2, encode(date.getUTCMinutes())],
    [4, hour],
    [6, encode(date.getUTCDay() + 1)],
    [7, encode(date.getUTCDate())],
    [8, encode(date.getUTCMonth() + 1)],
    [9, encode(year % 100)],
    [CENTURY, encode(Math.floor(year / 100))],
    [REG_A, v86.cmos_a],
    [REG_B, v86.cmos_b],
    [REG_C, v86.cmos_c & 0xff],
    [REG_D, 0x80], // the battery is good
  ] as const) {
    cmos[at] = value;
  }
  const rate = v86.cmos_a & 0x0f;
  rtc.cmos_index = v86.cmos_index;
  rtc.period = rate === 0 ? 0 : 1 << (rate <= 2 ? rate + 6 : rate - 1); // of 32768 Hz
  rtc.base_rtc = BigInt(Math.floor(v86.rtc_time / 1000));
  rtc.offset = BigInt(Math.round(v86.rtc_time % 1000)) * 1_000_000n;
  rtc.last_update = BigInt(Math.round(v86.last_update)) * 1_000_000n;
}

/** `now` is the host's time, in ms since 1970. */
export function rtcFromQemu(rtc: PcState['mc146818rtc'], v86: V86RtcState, now: number): void {
  v86.cmos_data.set(rtc.cmos_data);
  v86.cmos_index = rtc.cmos_index;
  v86.rtc_time =
    Number(rtc.base_rtc) * 1000 + Number((rtc.offset + BigInt(now) * 1_000_000n - rtc.last_update) / 1_000_000n);
  v86.last_update = now;
  v86.cmos_a = (rtc.cmos_data[REG_A] ?? 0) & 0x7f;
  v86.cmos_b = rtc.cmos_data[REG_B] ?? 0;
  v86.cmos_c = rtc.cmos_data[REG_C] ?? 0;
  const rate = v86.cmos_a & 0x0f;
  v86.periodic_interrupt = (v86.cmos_b & 0x40) !== 0 && rate > 0;
  v86.periodic_interrupt_time = rate === 0 ? 0 : 1000 / (32768 >> (rate - 1));
  v86.next_interrupt = v86.periodic_interrupt ? now : 0;
  v86.update_interrupt = (v86.cmos_b & 0x10) !== 0 && rate > 0;
  v86.update_interrupt_time = v86.update_interrupt ? now : 0;
}

const ISA_BRIDGE = 1 << 3;
const PIRQ_ROUTING = 0x60;
const PAM = 0x59;
/** 0xC0000 to 0xFFFFF is memory to read and to write: v86 knows nothing else. */
const ALL_MEMORY = [0x30, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33];

export function pciToQemu(v86: V86PciState, { I440FX, PIIX3, PCIHost }: PcState): void {
  I440FX.parent_obj.config.set(ALL_MEMORY, PAM);
  const bridge = v86.device_spaces[ISA_BRIDGE];
  if (bridge) {
    const routing = new Uint8Array(bridge.buffer, bridge.byteOffset + PIRQ_ROUTING, 4);
    PIIX3.dev.config.set(routing, PIRQ_ROUTING);
  }
  PCIHost.config_reg = new DataView(v86.pci_addr.buffer, v86.pci_addr.byteOffset).getUint32(0, true);
}

export function pciFromQemu({ PIIX3, PCIHost }: PcState, v86: V86PciState): void {
  const bridge = v86.device_spaces[ISA_BRIDGE];
  if (bridge) {
    const routing = PIIX3.dev.config.subarray(PIRQ_ROUTING, PIRQ_ROUTING + 4);
    new Uint8Array(bridge.buffer, bridge.byteOffset).set(routing, PIRQ_ROUTING);
  }
  new DataView(v86.pci_addr.buffer, v86.pci_addr.byteOffset).setUint32(0, PCIHost.config_reg, true);
}
