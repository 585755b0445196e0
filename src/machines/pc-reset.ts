/**
 * The values that are not zero when an i440FX PC comes out of reset, device by device.
 *
 * Seen in machines of QEMU 2.3.0 and 7.2 that were paused at their start. `Pc` says in what the machine types differ.
 */
import type { vmstateX86Cpu } from '../devices/cpu/i386.js';
import type { StateOf, Values } from '../vmstate/index.js';

type X86Cpu = Values<StateOf<typeof vmstateX86Cpu>>;

/** log2 of the size of a page in real-mode segments: limits are inclusive. */
const LIMIT_64K = 0xffff;
const ALL_ONES = 0xffffffffffffffffn;

/** How one release and machine type differ from another. */
export interface Pc {
  /** CPUID signature, which the CPU leaves in EDX. */
  readonly signature: bigint;
  /** 2.3.0 has its own idea of flags that are derived. */
  readonly old: boolean;
}

const data = { base: 0n, limit: LIMIT_64K, flags: 0x9300 };

/** `cpu`: real mode at FFFF:FFF0, caches off. */
export function resetCpu({ signature, old }: Pc): X86Cpu {
  return {
    regs: [0n, 0n, signature],
    eip: 0xfff0n,
    eflags: 2n,
    hflags: old ? 0x44 : 0x40,
    fpuc: 0x37f,
    segs: [data, { selector: 0xf000, base: 0xffff0000n, limit: LIMIT_64K, flags: 0x9b00 }, data, data, data, data],
    ldt: { limit: LIMIT_64K, flags: 0x8200 },
    tr: { limit: LIMIT_64K, flags: 0x8b00 },
    gdt: { limit: LIMIT_64K },
    idt: { limit: LIMIT_64K },
    cr0: 0x60000010n,
    dr: [0n, 0n, 0n, 0n, 0n, 0n, 0xffff0ff0n, 0x400n],
    a20_mask: -1,
    mxcsr: 0x1f80,
    smbase: 0x30000,
    pat: 0x0007040600070406n,
    hflags2: old ? 1 : 0x101,
    mcg_cap: 0x100010an,
    mcg_ctl: ALL_ONES,
    // Ten banks of control, status, address and misc; control is all ones.
    mce_banks: Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? ALL_ONES : 0n)),
    xcr0: 1n,
    ...(old
      ? { xstate_bv: 3n }
      : { interrupt_injected: -1, exception_nr: -1, poll_control_msr: { poll_control_msr: 0n } }),
  };
}

/** `cpu_common`: CPU_INTERRUPT_POLL, left by the APIC's reset. */
export const resetCpuCommon = { interrupt_request: 0x10 };

const MASKED = 0x10000;

/** `apic`: at its usual address, on, and of the bootstrap processor. All vectors masked but what 2.3 lets through. */
export function resetApic({ old }: Pc) {
  return {
    apicbase: 0xfee00900,
    spurious_vec: 0xff,
    dest_mode: 0xf,
    lvt: [MASKED, MASKED, MASKED, old ? 0x700 : MASKED, MASKED, MASKED], // 0x700: LINT0 passes on the 8259
    timer_expiry: -1n,
  };
}

export const resetIoapic = { ioredtbl: Array.from({ length: 24 }, () => BigInt(MASKED)) };

/** Three comparators of 64 bits that can be periodic. */
export const resetHpet = {
  num_timers: 3,
  timer: [0, 1, 2].map((tn) => ({ tn, config: 0x4_0000_0030n, cmp: ALL_ONES })),
};

/** Ticks of the full count of 65536 at 1193182 Hz until the first edge of the square wave, in ns. */
const HALF_PERIOD = 27462700n;
const channel = { count: 0x10000, mode: 3 };

export const resetPit = {
  channels: [{ ...channel, gate: 1, next_transition_time: HALF_PERIOD }, { ...channel, gate: 1 }, channel],
  next_transition_time: HALF_PERIOD,
};

const bcd = (n: number): number => (Math.floor(n / 10) << 4) | (n % 10);

/** `mc146818rtc` at a date, in seconds since 1970; the CMOS says how much memory there is. */
export function resetRtc(memory: number, seconds: number) {
  const date = new Date(seconds * 1000);
  const cmos = new Uint8Array(128);
  cmos.set([bcd(date.getUTCSeconds()), 0, bcd(date.getUTCMinutes()), 0, bcd(date.getUTCHours()), 0]);
  cmos.set([date.getUTCDay() + 1, bcd(date.getUTCDate()), bcd(date.getUTCMonth() + 1)], 0x06);
  cmos[0x09] = bcd(date.getUTCFullYear() % 100);
  cmos.set([0x26, 0x02, 0x00, 0x80], 0x0a); // registers A to D: 1024 Hz divider, 24 hours BCD, valid
  cmos[0x14] = 0x06; // a mouse and an FPU
  cmos.set([0x80, 0x02], 0x15); // 640 KiB of base memory
  const extended = Math.min(0xffff, Math.max(0, (memory - (1 << 20)) >>> 10)); // KiB above 1 MiB
  cmos.set([extended & 0xff, extended >> 8], 0x17);
  cmos.set([extended & 0xff, extended >> 8], 0x30);
  cmos[0x32] = bcd(Math.floor(date.getUTCFullYear() / 100));
  const above16M = Math.min(0xffff, Math.max(0, (memory - (16 << 20)) / 0x10000)); // in units of 64 KiB
  cmos.set([above16M & 0xff, above16M >> 8], 0x34);
  cmos[0x38] = 0x30; // boot order: then nothing
  cmos[0x3d] = 0x12; // boot order: disk, floppy
  return { cmos_data: cmos, base_rtc: BigInt(seconds), last_update: BigInt(seconds) * 1_000_000_000n };
}

/** `fdc` with no drives; 7.2 waits with one byte of a command. */
export function resetFdc({ old }: Pc) {
  return {
    state: {
      sra: 0x40,
      srb: 0xc0,
      dor_vmstate: 0x0c,
      msr: 0x80,
      data_len: old ? 0 : 1,
      config: 0x60,
      num_floppies: 2,
      drives: [{ media_rate: {} }, { media_rate: {} }],
    },
  };
}

/** `write_cmd` -1: no command is waiting for its argument. */
export function resetPs2Kbd({ old }: Pc) {
  return { common: { write_cmd: -1 }, ...(!old && { scan_enabled: 1, scancode_set: 2 }) };
}
export const resetPs2Mouse = { common: { write_cmd: -1 } };
export const resetPckbd = { kbd: { status: 0x18, mode: 3, extended_state: {} } };
export const resetVmmouse = { queue_size: 1024, status: 0xffff };
export const resetI2cBus = { saved_address: 0xff };

/** `globalstate`: a machine that runs as soon as it is loaded, unless QEMU is told to stay paused. */
export const resetGlobalState = { size: 8, runstate: new TextEncoder().encode('running') };
