/**
 * Integer registers, segments and control registers of the section `cpu` of i386 and x86_64.
 *
 * QEMU: `target-i386/machine.c` (2.3), `target/i386/machine.c` (5.2, 7.2, 10.0, 11.1). `long` is the width of
 * `target_ulong`; field versions are those of 2.3, since 5.2 nothing below 11 is loaded.
 */
import {
  absent,
  array,
  byRelease,
  int32,
  leaf,
  named,
  struct,
  uint32,
  uint64,
  ulong,
  vmstate,
  when,
} from '../../../vmstate/index.js';

/** The width of `target_ulong`: 32 on i386, 64 on x86_64. */
export type Long = 32 | 64;

const CR0_PE = 1n;
const CS = 1;
const SS = 2;
const DPL_SHIFT = 13;
const DPL_MASK = 3 << DPL_SHIFT;
const HF_CPL_MASK = 3;

/** A segment register with its hidden part; `flags` is the descriptor's second word. */
// @__NO_SIDE_EFFECTS__
const segment = (long: Long) =>
  vmstate({
    name: 'segment',
    versionId: 1,
    minimumVersionId: 1,
    fields: { selector: uint32(), base: ulong(long), limit: uint32(), flags: uint32() },
  });

/** A segment of i386. */
export const vmstateSegment32 = segment(32);
/** A segment of x86_64: its base has 64 bits. */
export const vmstateSegment64 = segment(64);

/** EAX, ECX, EDX, EBX, ESP, EBP, ESI, EDI, R8 to R15; then the program counter and the flags. */
// @__NO_SIDE_EFFECTS__
export const integerRegisters = (long: Long) =>
  named('env.', {
    regs: array(long === 64 ? 16 : 8, ulong(long)),
    eip: ulong(long),
    eflags: ulong(long),
    hflags: uint32(),
  });

/** ES, CS, SS, DS, FS, GS, then the system segments. */
// @__NO_SIDE_EFFECTS__
export const segments = (long: Long) => {
  const vmstateSegment = long === 64 ? vmstateSegment64 : vmstateSegment32;
  return named('env.', {
    segs: array(6, struct(vmstateSegment)),
    ldt: struct(vmstateSegment),
    tr: struct(vmstateSegment),
    gdt: struct(vmstateSegment),
    idt: struct(vmstateSegment),
    sysenter_cs: uint32(),
  });
};

/** The SYSENTER registers of i386. */
export const sysenter32 = named('env.', { sysenter_esp: ulong(32), sysenter_eip: ulong(32) });

const uint64AsUint32 = leaf<bigint>({
  type: 'uint64_as_uint32',
  size: 4,
  put: (value, to, at) => to.setUint32(at, Number(BigInt.asUintN(32, value))),
  get: (from, at) => BigInt(from.getUint32(at)),
});

/** The SYSENTER registers of x86_64: up to version 6 of 32 bits, which only 2.3 loads. */
export const sysenter64 = named('env.', {
  sysenter_esp_32: byRelease({ '2.3': when('less_than_7', uint64AsUint32({ name: 'sysenter_esp' })), '5.2': absent }),
  sysenter_eip_32: byRelease({ '2.3': when('less_than_7', uint64AsUint32({ name: 'sysenter_eip' })), '5.2': absent }),
  sysenter_esp: ulong(64, { since: 7 }),
  sysenter_eip: ulong(64, { since: 7 }),
});

/** CR1 does not exist; DR4 and DR5 are copies of DR6 and DR7. `a20_mask`: all ones or all but bit 20. */
// @__NO_SIDE_EFFECTS__
export const controlRegisters = (long: Long) =>
  named('env.', {
    cr0: ulong(long, { name: 'cr[0]' }),
    cr2: ulong(long, { name: 'cr[2]' }),
    cr3: ulong(long, { name: 'cr[3]' }),
    cr4: ulong(long, { name: 'cr[4]' }),
    dr: array(8, ulong(long)),
    a20_mask: int32(),
  });

/** The registers of long mode; not on i386. */
export const longModeRegisters = named('env.', {
  efer: uint64(),
  star: uint64(),
  lstar: uint64(),
  cstar: uint64(),
  fmask: uint64(),
  kernelgsbase: uint64(),
});

/** Old versions of KVM left a privilege level in the segments of real mode; it has to be 0. */
export function clearRealModeDpl(state: { readonly cr0: bigint; readonly segs: { flags: number }[] }): void {
  const { cr0, segs } = state;
  if ((cr0 & CR0_PE) !== 0n || ((segs[CS]?.flags ?? 0) & DPL_MASK) === 0) return;
  for (const segment of segs) segment.flags = (segment.flags & ~DPL_MASK) >>> 0;
}

/** The privilege level in `hflags` is that of the stack segment; old versions took the code segment's. */
export function deriveCpl(state: { hflags: number; readonly segs: readonly { readonly flags: number }[] }): void {
  const cpl = ((state.segs[SS]?.flags ?? 0) >>> DPL_SHIFT) & HF_CPL_MASK;
  state.hflags = ((state.hflags & ~HF_CPL_MASK) | cpl) >>> 0;
}
