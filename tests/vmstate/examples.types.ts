/**
 * Whole definitions of the kinds that devices need, with the states that are inferred for them. The compiler is the
 * test.
 */
import {
  absent,
  array,
  bind,
  bool,
  byRelease,
  type ContextOf,
  context,
  int32,
  int32Le,
  int64,
  leaf,
  named,
  type StateIn,
  type StateOf,
  struct,
  timer,
  tmp,
  uint8,
  uint16,
  uint32,
  uint64,
  unused,
  varray,
  vmstate,
  when,
} from '../../src/vmstate/index.js';
import { expectType, type Plain, type Same } from '../support/types.js';

// i8254: a name that is an expression. The slot is a property of the PIT, not of channel 0.
const pitChannel = vmstate({
  name: 'pit channel',
  versionId: 2,
  minimumVersionId: 2,
  fields: { count: int32(), latched_count: uint16(), gate: uint8(), next_transition_time: int64() },
});
const pit = vmstate({
  name: 'i8254',
  versionId: 3,
  minimumVersionId: 2,
  fields: {
    irq_disabled: uint32({ name: 'channels[0].irq_disabled', since: 3 }),
    channels: array(3, struct(pitChannel), { since: 2 }),
    next_transition_time: int64({ name: 'channels[0].next_transition_time' }),
  },
});
type Channel = { count: number; latched_count: number; gate: number; next_transition_time: bigint };
expectType<
  Same<Plain<StateOf<typeof pit>>, { irq_disabled: number; channels: Channel[]; next_transition_time: bigint }>
>();

// timer: eight bytes with a name in 2.3, unused since.
const timers = vmstate({
  name: 'timer',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    cpu_ticks_offset: int64(),
    reserved: byRelease({ '2.3': int64({ name: 'dummy' }), '5.2': unused(8) }),
    cpu_clock_offset: int64({ since: 2 }),
  },
});
type Ticks = { cpu_ticks_offset: bigint; cpu_clock_offset: bigint };
expectType<Same<Plain<StateOf<typeof timers>>, Plain<Ticks & { reserved?: bigint }>>>();
expectType<Same<Plain<StateIn<typeof timers, '2.3'>>, Plain<Ticks & { reserved: bigint }>>>();
expectType<Same<Plain<StateIn<typeof timers, '7.2'>>, Ticks>>();

// ARM: prefix, codec, counted arrays, ladders, a subsection with an outer condition.
const word = (type: string) =>
  leaf<number>({
    type,
    size: 4,
    put: (value, to, at) => to.setUint32(at, value),
    get: (from, at) => from.getUint32(at),
  });
const cpsr = word('cpsr');
const poweredOff = leaf<boolean>({
  type: 'powered_off',
  size: 1,
  put: (off, to, at) => to.setUint8(at, off ? 1 : 0),
  get: (from, at) => from.getUint8(at) !== 0,
});
const armFeatures = context<{ readonly vfp: boolean }>();
const armVfp = vmstate({
  name: 'cpu/vfp',
  versionId: 3,
  minimumVersionId: 3,
  context: armFeatures,
  needed: (_state, features) => features.vfp,
  fields: {
    ...named('env.vfp.', {
      regs: byRelease({ '2.3': array(64, uint64()), '5.2': absent }),
      fpsid: uint32({ name: 'xregs[0]' }),
      xregs: array(14, uint32()),
    }),
    fpscr: word('fpscr')(),
  },
});
const armCpu = vmstate({
  name: 'cpu',
  versionId: 22,
  minimumVersionId: 22,
  context: armFeatures,
  fields: {
    ...named('env.', { regs: array(16, uint32()), pc: uint64() }),
    cpsr: cpsr(),
    cpreg_vmstate_array_len: byRelease({ '2.3': int32Le(), '11.1': int32() }),
    cpreg_vmstate_indexes: varray('cpreg_vmstate_array_len', uint64()),
    features: byRelease({ '2.3': uint64({ name: 'env.features' }), '7.2': unused(8) }),
    gt_timer_phys: byRelease({
      '2.3': timer({ name: 'gt_timer[0]' }),
      '10.0': timer({ name: 'gt_timer[GTIMER_PHYS]' }),
    }),
    powered_off: byRelease({ '2.3': bool(), '5.2': poweredOff({ name: 'power_state' }) }),
  },
  subsections: { vfp: armVfp },
});
type Arm = {
  regs: Uint32Array;
  pc: bigint;
  cpsr: number;
  cpreg_vmstate_array_len: number;
  cpreg_vmstate_indexes: BigUint64Array;
  gt_timer_phys: bigint;
  powered_off: boolean;
};
type Vfp = { fpsid: number; xregs: Uint32Array; fpscr: number };
expectType<
  Same<Plain<StateOf<typeof armCpu>>, Plain<Arm & { features?: bigint; vfp?: Plain<Vfp & { regs?: BigUint64Array }> }>>
>();
expectType<Same<Plain<StateIn<typeof armCpu, '5.2'>>, Plain<Arm & { features: bigint; vfp?: Vfp }>>>();
expectType<Same<Plain<StateIn<typeof armCpu, '11.1'>>, Plain<Arm & { vfp?: Vfp }>>>();
expectType<Same<ContextOf<typeof armCpu>, { readonly vfp: boolean }>>();

// x86: the FPU as conditional arrays of one name in 2.3, as a tmp since. Both hold the same values.
const fpregTmp = vmstate({ name: 'fpreg_tmp', versionId: 0, fields: { tmp_mant: uint64(), tmp_exp: uint16() } });
const vmstateFpreg = vmstate({ name: 'fpreg', versionId: 0, fields: { tmp: tmp(fpregTmp) } });
type Fpreg = StateOf<typeof vmstateFpreg>;
const fpreg = leaf<Fpreg>({
  type: 'fpreg',
  size: 10,
  put: (value, to, at) => {
    to.setBigUint64(at, value.tmp.tmp_mant);
    to.setUint16(at + 8, value.tmp.tmp_exp);
  },
  get: (from, at) => ({ tmp: { tmp_mant: from.getBigUint64(at), tmp_exp: from.getUint16(at + 8) } }),
});
const mmx = leaf<bigint>({
  type: 'fpreg_1_mmx',
  size: 8,
  put: (value, to, at) => to.setBigUint64(at, value),
  get: (from, at) => from.getBigUint64(at),
});
const x86Load = context<{ readonly mmx: boolean }>();
const x86Fpu = vmstate({
  name: 'cpu',
  versionId: 12,
  minimumVersionId: 11,
  context: x86Load,
  fields: named('env.', {
    fpregs_format_vmstate: uint16(),
    fpregs: byRelease({ '2.3': when('fpregs_is_0', array(8, fpreg())), '5.2': array(8, struct(vmstateFpreg)) }),
    fpregs_1_mmx: byRelease({ '2.3': when('fpregs_is_1_mmx', array(8, mmx(), { name: 'fpregs' })), '5.2': absent }),
  }),
  conditions: {
    fpregs_is_0: (s) => s.fpregs_format_vmstate === 0,
    fpregs_is_1_mmx: (s, _version, cpu) => s.fpregs_format_vmstate === 1 && cpu.mmx,
  },
});
type Registers = { tmp: { tmp_mant: bigint; tmp_exp: number } }[];
expectType<
  Same<Plain<StateOf<typeof x86Fpu>>, { fpregs_format_vmstate: number; fpregs?: Registers; fpregs_1_mmx?: bigint[] }>
>();
expectType<
  Same<
    Plain<StateIn<typeof x86Fpu, '2.3'>>,
    { fpregs_format_vmstate: number; fpregs?: Registers; fpregs_1_mmx?: bigint[] }
  >
>();
expectType<Same<Plain<StateIn<typeof x86Fpu, '7.2'>>, { fpregs_format_vmstate: number; fpregs: Registers }>>();

// A class that was there before, with a private member and other names.
class RPTimer {
  private intRaw = 0;
  paused = false;
  fire() {
    return this.intRaw;
  }
}
const rpTimer = vmstate({ name: 'rp2040-timer', versionId: 1, fields: { int_raw: uint32(), paused: bool() } });
const bound = bind(rpTimer, new RPTimer(), {
  int_raw: {
    // biome-ignore lint/complexity/useLiteralKeys: brackets reach a private member
    get: (t) => t['intRaw'],
    set: (t, value) => {
      // biome-ignore lint/complexity/useLiteralKeys: brackets reach a private member
      t['intRaw'] = value;
    },
  },
  paused: 'paused',
});
expectType<Same<Plain<typeof bound>, { int_raw: number; paused: boolean }>>();
