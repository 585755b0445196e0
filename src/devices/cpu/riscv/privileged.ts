/**
 * Subsections of the section `cpu` of RISC-V that hold control and status registers: memory protection, the
 * hypervisor's, and what extensions of the privileged architecture add.
 *
 * QEMU: `target/riscv/machine.c` in 5.2, 7.2, 10.0 and 11.1.
 */
import {
  absent,
  array,
  bool,
  byRelease,
  named,
  struct,
  subsectionByRelease,
  uint8,
  uint64,
  ulong,
  vmstate,
} from '../../../vmstate/index.js';
import { register16, register32, xlen } from './codecs.js';
import { hasExtension, hasFeature, hasPriv112, type RiscvLong, riscvCpuContext } from './context.js';

/** An entry of the memory protection: `pmpaddr` and its byte of `pmpcfg` (R 1, W 2, X 4, A 0x18, L 0x80). */
// @__NO_SIDE_EFFECTS__
const pmpEntry = (long: RiscvLong, version: number) =>
  vmstate({
    name: 'cpu/pmp/entry',
    versionId: version,
    minimumVersionId: version,
    fields: { addr_reg: ulong(long), cfg_reg: uint8() },
  });

/** Physical memory protection: 16 entries. */
// @__NO_SIDE_EFFECTS__
const pmp = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/pmp',
    versionId: 1,
    minimumVersionId: 1,
    context: riscvCpuContext,
    needed: (_state, cpu, hart) => cpu?.pmp ?? hasFeature(hart, 'pmp') ?? true,
    fields: { pmp: array(16, struct(pmpEntry(long, 1)), { name: 'env.pmp_state.pmp' }) },
  });

/** Physical memory protection of 11.1: 64 entries, the same for both targets, not under KVM. */
export const vmstateRiscvPmp = vmstate({
  name: 'cpu/pmp',
  versionId: 2,
  minimumVersionId: 2,
  context: riscvCpuContext,
  needed: (_state, cpu, hart) => cpu?.kvm !== true && (cpu?.pmp ?? hasFeature(hart, 'pmp') ?? true),
  fields: { pmp: array(64, struct(pmpEntry(64, 2)), { name: 'env.pmp_state.pmp' }) },
});

/**
 * The hypervisor extension: its own registers (`h…`), those of the guest's supervisor (`vs…`), and, while the guest
 * runs, the supervisor registers of the host (`…_hs`), whose places the guest's then take. `hviprio`: priorities of
 * 64 interrupts. `vstimecmp` in ticks of `time`.
 */
// @__NO_SIDE_EFFECTS__
const hyper = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/hyper',
    versionId: { '2.3': 1, '7.2': 2, '10.0': 4, '11.1': 5 },
    minimumVersionId: { '2.3': 1, '7.2': 2, '10.0': 4, '11.1': 5 },
    context: riscvCpuContext,
    needed: (_state, _cpu, hart) => hasExtension(hart, 'H'),
    fields: named('env.', {
      hstatus: xlen(long),
      hedeleg: xlen(long),
      hideleg: byRelease({ '2.3': ulong(long), '7.2': uint64() }),
      hcounteren: byRelease({ '2.3': ulong(long), '10.0': register32() }),
      htval: xlen(long),
      htinst: xlen(long),
      hgatp: xlen(long),
      hgeie: byRelease({ '7.2': ulong(long), '11.1': uint64() }),
      hgeip: byRelease({ '7.2': ulong(long), '11.1': uint64() }),
      hvien: byRelease({ '10.0': uint64() }),
      hvip: byRelease({ '10.0': uint64() }),
      htimedelta: uint64(),
      vstimecmp: byRelease({ '7.2': uint64() }),
      hvictl: byRelease({ '7.2': ulong(long), '11.1': register32() }),
      hviprio: byRelease({ '7.2': array(64, uint8()) }),
      vsstatus: uint64(),
      vstvec: xlen(long),
      vsscratch: xlen(long),
      vsepc: xlen(long),
      vscause: xlen(long),
      vstval: xlen(long),
      vsatp: xlen(long),
      vsiselect: byRelease({ '7.2': ulong(long), '11.1': register16() }),
      vsie: byRelease({ '10.0': uint64() }),
      mtval2: xlen(long),
      mtinst: xlen(long),
      stvec_hs: xlen(long),
      sscratch_hs: xlen(long),
      sepc_hs: xlen(long),
      scause_hs: xlen(long),
      stval_hs: xlen(long),
      satp_hs: xlen(long),
      mstatus_hs: uint64(),
    }),
  });

/** Environment configuration of machine, supervisor and hypervisor, from version 1.12 of the architecture on. */
// @__NO_SIDE_EFFECTS__
const envcfg = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/envcfg',
    versionId: { '2.3': 1, '11.1': 2 },
    minimumVersionId: { '2.3': 1, '11.1': 2 },
    context: riscvCpuContext,
    needed: (_state, _cpu, hart) => hasPriv112(hart),
    fields: named('env.', { menvcfg: uint64(), senvcfg: xlen(long), henvcfg: uint64() }),
  });

/** Smstateen: which state of extensions lower modes may use. The wire name is misspelt. */
export const vmstateRiscvSmstateen = vmstate({
  name: 'cpu/smtateen',
  versionId: 1,
  minimumVersionId: 1,
  context: riscvCpuContext,
  needed: (_state, cpu) => cpu?.smstateen !== false,
  fields: named('env.', {
    mstateen: array(4, uint64()),
    hstateen: array(4, uint64()),
    sstateen: array(4, uint64()),
  }),
});

/** Zcmt: base and mode of the table of jumps. */
// @__NO_SIDE_EFFECTS__
const jvt = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/jvt',
    versionId: { '2.3': 1, '11.1': 2 },
    minimumVersionId: { '2.3': 1, '11.1': 2 },
    context: riscvCpuContext,
    needed: (_state, cpu) => cpu?.zcmt !== false,
    fields: named('env.', { jvt: xlen(long) }),
  });

/** Zicfilp: the next instruction has to be a landing pad. */
export const vmstateRiscvElp = vmstate({
  name: 'cpu/elp',
  versionId: 1,
  minimumVersionId: 1,
  context: riscvCpuContext,
  needed: (_state, cpu) => cpu?.zicfilp !== false,
  fields: named('env.', { elp: bool() }),
});

/** Zicfiss: the pointer of the shadow stack. */
// @__NO_SIDE_EFFECTS__
const ssp = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/ssp',
    versionId: { '2.3': 1, '11.1': 2 },
    minimumVersionId: { '2.3': 1, '11.1': 2 },
    context: riscvCpuContext,
    needed: (_state, cpu) => cpu?.zicfiss !== false,
    fields: named('env.', { ssp: xlen(long) }),
  });

/** Machine security configuration: memory protection, entropy, pointer masking, landing pads. */
// @__NO_SIDE_EFFECTS__
const mseccfg = (long: RiscvLong) =>
  vmstate({
    name: 'cpu/mseccfg',
    versionId: 1,
    minimumVersionId: 1,
    context: riscvCpuContext,
    needed: (_state, cpu) => ![cpu?.smepmp, cpu?.zkr, cpu?.smmpm, cpu?.zicfilp].every((fact) => fact === false),
    fields: named('env.', { mseccfg: xlen(long) }),
  });

/** The first two subsections. */
// @__NO_SIDE_EFFECTS__
export const protectionSubsections = (long: RiscvLong) => ({
  pmp: subsectionByRelease({ '2.3': pmp(long), '11.1': vmstateRiscvPmp }),
  hyper: hyper(long),
});

/** `cpu/envcfg`, before `cpu/debug`. */
// @__NO_SIDE_EFFECTS__
export const environmentSubsections = (long: RiscvLong) => ({
  envcfg: subsectionByRelease({ '2.3': absent, '7.2': envcfg(long) }),
});

/** What stands between `cpu/debug` and `cpu/ctr`. */
// @__NO_SIDE_EFFECTS__
export const extensionSubsections = (long: RiscvLong) => ({
  smstateen: subsectionByRelease({ '10.0': vmstateRiscvSmstateen }),
  jvt: subsectionByRelease({ '10.0': jvt(long) }),
  elp: subsectionByRelease({ '10.0': vmstateRiscvElp }),
  ssp: subsectionByRelease({ '10.0': ssp(long) }),
});

/** The last subsection. */
// @__NO_SIDE_EFFECTS__
export const securitySubsections = (long: RiscvLong) => ({
  mseccfg: subsectionByRelease({ '10.0': mseccfg(long) }),
});
