/**
 * The CPU: v86's slots and QEMU's section `cpu`, with `cpu_common`.
 */
import type { V86CpuState } from '../state/cpu.js';
import { eflagsOf } from './flags.js';
import type { PcState } from './machine.js';

type QemuCpu = PcState['cpu'];
type Segment = QemuCpu['segs'][number];

const CS = 1;
const SS = 2;
const DS = 3;
const TR = 6;
const LDTR = 7;
const VM_FLAG = 1 << 17;
const PE = 1;
const PAE = 1 << 5;
const OSFXSR = 1 << 9;

const LIMIT_IN_PAGES = 1 << 23;
const BIG = 1 << 22;

/** TCG wants a task that is not busy, whatever the guest's descriptor says. */
const TASK_32 = 0x8900;
const TASK_16 = 0x8100;
const LOCAL_TABLE = 0x8200;
const REAL_MODE_CODE = 0x9b00;
const REAL_MODE_DATA = 0x9300;
const VM86 = 0xf300;

/** `hflags` (`target/i386/cpu.h`): what TCG keeps of the mode beside the registers. A load does not derive it. */
const HF = { cs32: 4, ss32: 5, addseg: 6, pe: 7, mpEmTs: 8, osfxsr: 22 } as const;
const TOP_SHIFT = 11;
const TOP_MASK = 7 << TOP_SHIFT;

const u32 = (n: number): bigint => BigInt(n >>> 0);
const i32 = (n: bigint): number => Number(BigInt.asIntN(32, n));

export function cpuToQemu(v86: V86CpuState, cpu: QemuCpu, common: PcState['cpu_common']): void {
  const eflags = eflagsOf(v86);
  const base = (n: number): number => v86.segment_offsets[n] ?? 0;
  v86.reg32.forEach((value, i) => {
    cpu.regs[i] = u32(value);
  });
  cpu.eip = u32(v86.instruction_pointer - base(CS));
  cpu.eflags = u32(eflags);
  cpu.segs.forEach((segment, n) => {
    Object.assign(segment, segmentToQemu(v86, n, (eflags & VM_FLAG) !== 0));
  });
  Object.assign(cpu.tr, { ...segmentToQemu(v86, TR, false), flags: v86.tss_size_32 ? TASK_32 : TASK_16 });
  Object.assign(cpu.ldt, { ...segmentToQemu(v86, LDTR, false), flags: LOCAL_TABLE });
  Object.assign(cpu.gdt, { base: u32(v86.gdtr_offset), limit: v86.gdtr_size });
  Object.assign(cpu.idt, { base: u32(v86.idtr_offset), limit: v86.idtr_size });
  const [cr0 = 0, , cr2 = 0, cr3 = 0, cr4 = 0] = v86.cr;
  Object.assign(cpu, { cr0: u32(cr0), cr2: u32(cr2), cr3: u32(cr3), cr4: u32(cr4) });
  cpu.hflags = hflags(v86, cr0, cr4);
  v86.dreg.forEach((value, i) => {
    cpu.dr[i] = u32(value);
  });
  cpu.sysenter_cs = v86.sysenter_cs >>> 0;
  cpu.sysenter_eip = u32(v86.sysenter_eip);
  cpu.sysenter_esp = u32(v86.sysenter_esp);
  fpuToQemu(v86, cpu);
  const xmm = new BigUint64Array(v86.reg_xmm32s.slice().buffer);
  cpu.xmm_regs.forEach((register, i) => {
    register.q0 = xmm[2 * i] ?? 0n;
    register.q1 = xmm[2 * i + 1] ?? 0n;
  });
  cpu.mxcsr = (v86.mxcsr[0] ?? 0) >>> 0;
  cpu.a20_mask = -1; // v86 has no gate
  common.halted = v86.in_hlt;
}

function segmentToQemu(v86: V86CpuState, n: number, vm86: boolean): Segment {
  const limit = v86.segment_limits[n] ?? 0;
  const selector = v86.sreg[n] ?? 0;
  const base = u32(v86.segment_offsets[n] ?? 0);
  if (!v86.protected_mode || (vm86 && n < TR)) {
    return { selector, base, limit, flags: vm86 ? VM86 : n === CS ? REAL_MODE_CODE : REAL_MODE_DATA };
  }
  if (v86.segment_state[n]) return { selector, base: 0n, limit: 0, flags: 0 };
  // v86 keeps the D or B bit for code and stack only; for data it says nothing but how far a segment reaches.
  const big = n === CS ? v86.is_32 : n === SS ? v86.stack_size_32 : limit > 0xffff;
  const access = v86.segment_state[8 + n] ?? 0;
  const flags = (access << 8) | (limit > 0xfffff ? LIMIT_IN_PAGES : 0) | (big ? BIG : 0);
  return { selector, base, limit, flags };
}

function hflags(v86: V86CpuState, cr0: number, cr4: number): number {
  const flat = [0, SS, DS].every((n) => v86.segment_offsets[n] === 0);
  const addseg = !(v86.protected_mode && v86.is_32 && flat);
  return (
    (v86.cpl |
      (Number(v86.is_32 !== 0) << HF.cs32) |
      (Number(v86.stack_size_32 !== 0) << HF.ss32) |
      (Number(addseg) << HF.addseg) |
      ((cr0 & PE) << HF.pe) |
      ((cr0 & 0xe) << HF.mpEmTs) |
      (Number((cr4 & OSFXSR) !== 0) << HF.osfxsr)) >>>
    0
  );
}

function fpuToQemu(v86: V86CpuState, cpu: QemuCpu): void {
  const registers = new DataView(v86.fpu_st.buffer, v86.fpu_st.byteOffset);
  cpu.fpregs?.forEach(({ tmp }, i) => {
    tmp.tmp_mant = registers.getBigUint64(16 * i, true);
    tmp.tmp_exp = registers.getUint16(16 * i + 8, true);
  });
  cpu.fptag_vmstate = ~v86.fpu_stack_empty & 0xff;
  cpu.fpus_vmstate = ((v86.fpu_status_word[0] ?? 0) & ~TOP_MASK) | (v86.fpu_stack_ptr << TOP_SHIFT);
  cpu.fpuc = v86.fpu_control_word;
  const fpop_ip_dp = { fpop: v86.fpu_opcode & 0x7ff, fpip: u32(v86.fpu_ip), fpdp: u32(v86.fpu_dp) };
  cpu.fpop_ip_dp = fpop_ip_dp;
}

export function cpuFromQemu(cpu: QemuCpu, common: PcState['cpu_common'], v86: V86CpuState, memory: Uint8Array): void {
  const eflags = i32(cpu.eflags);
  const codeBase = i32(cpu.segs[CS]?.base ?? 0n);
  v86.reg32.set([...cpu.regs].map(i32));
  v86.instruction_pointer = (i32(cpu.eip) + codeBase) | 0;
  v86.previous_ip = v86.instruction_pointer;
  v86.last_virt_eip = -1; // no code page is translated
  v86.prefixes = 0;
  v86.flags = eflags;
  v86.flags_changed = 0;
  const protectedMode = (cpu.cr0 & 1n) !== 0n;
  v86.protected_mode = Number(protectedMode);
  const nullable = protectedMode && (eflags & VM_FLAG) === 0;
  [...cpu.segs, cpu.tr, cpu.ldt].forEach(({ selector, base, limit, flags }, n) => {
    v86.sreg[n] = selector;
    v86.segment_offsets[n] = i32(base);
    v86.segment_limits[n] = limit;
    v86.segment_state[n] = Number(nullable && n !== CS && (selector & ~3) === 0);
    v86.segment_state[8 + n] = (flags >> 8) & 0xff;
  });
  v86.tss_size_32 = Number((cpu.tr.flags & 0x800) !== 0);
  v86.cpl = cpu.hflags & 3;
  v86.is_32 = (cpu.hflags >> HF.cs32) & 1;
  v86.stack_size_32 = (cpu.hflags >> HF.ss32) & 1;
  v86.gdtr_offset = i32(cpu.gdt.base);
  v86.gdtr_size = cpu.gdt.limit;
  v86.idtr_offset = i32(cpu.idt.base);
  v86.idtr_size = cpu.idt.limit;
  v86.cr.set([i32(cpu.cr0), 0, i32(cpu.cr2), i32(cpu.cr3), i32(cpu.cr4)]);
  if ((i32(cpu.cr4) & PAE) !== 0) v86.reg_pdpte.set(pageDirectories(memory, i32(cpu.cr3)));
  v86.dreg.set([...cpu.dr].map(i32));
  v86.sysenter_cs = cpu.sysenter_cs | 0;
  v86.sysenter_eip = i32(cpu.sysenter_eip);
  v86.sysenter_esp = i32(cpu.sysenter_esp);
  v86.in_hlt = common.halted;
  const registers = new DataView(v86.fpu_st.buffer, v86.fpu_st.byteOffset);
  cpu.fpregs?.forEach(({ tmp }, i) => {
    registers.setBigUint64(16 * i, tmp.tmp_mant, true);
    registers.setBigUint64(16 * i + 8, BigInt(tmp.tmp_exp), true);
  });
  v86.fpu_stack_empty = ~cpu.fptag_vmstate & 0xff;
  v86.fpu_stack_ptr = (cpu.fpus_vmstate & TOP_MASK) >> TOP_SHIFT;
  v86.fpu_status_word[0] = cpu.fpus_vmstate & ~TOP_MASK;
  v86.fpu_control_word = cpu.fpuc;
  v86.fpu_ip = i32(cpu.fpop_ip_dp?.fpip ?? 0n);
  v86.fpu_dp = i32(cpu.fpop_ip_dp?.fpdp ?? 0n);
  v86.fpu_opcode = cpu.fpop_ip_dp?.fpop ?? 0;
  v86.reg_xmm32s.set(new Int32Array(BigUint64Array.from(cpu.xmm_regs.flatMap(({ q0, q1 }) => [q0, q1])).buffer));
  v86.mxcsr[0] = cpu.mxcsr;
}

/** The four page directory pointers that the CPU has loaded (PAE). */
function pageDirectories(memory: Uint8Array, cr3: number): Int32Array {
  const at = (cr3 & ~0x1f) >>> 0;
  return new Int32Array(memory.slice(at, at + 32).buffer);
}
