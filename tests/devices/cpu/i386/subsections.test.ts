/**
 * When the subsections of x86 CPUs are sent.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { X86CpuContext } from '../../../../src/devices/cpu/i386/context.js';
import { vmstateI386Cpu, vmstateX86Cpu, type X86CpuState } from '../../../../src/devices/cpu/i386.js';
import { vmstateKvmClock } from '../../../../src/devices/i386/kvm-clock.js';
import { blank, decode, RELEASES, type Release, save, type Values } from '../../../../src/vmstate/index.js';

const test = suite('devices/cpu/i386/subsections');

type Cpu = Values<X86CpuState>;

/** The subsections that a live save of x86_64 sends. */
function sent(values: Cpu, release: Release, context?: X86CpuContext): string[] {
  const state = blank(vmstateX86Cpu, values, { release });
  const saved = decode(vmstateX86Cpu, save(vmstateX86Cpu, state, { release, context }), { release, context });
  const plain = Object.keys(blank(vmstateX86Cpu, {}, { release }));
  return Object.keys(saved).filter((key) => !plain.includes(key));
}

const at = (n: number, value: bigint) => Array.from({ length: n }, (_, i) => (i === n - 1 ? value : 0n));
const last = (n: number, value: object) => Array.from({ length: n }, (_, i) => (i === n - 1 ? value : {}));

/** Sent if one of these values is not zero, by the release that has them first. */
const byState: readonly (readonly [Release, Cpu])[] = [
  ['2.3', { async_pf_msr: { async_pf_en_msr: 1n } }],
  ['5.2', { async_pf_int_msr: { async_pf_int_msr: 1n } }],
  ['2.3', { pv_eoi_msr: { pv_eoi_en_msr: 1n } }],
  ['2.3', { steal_time_msr: { steal_time_msr: 1n } }],
  ['2.3', { fpop_ip_dp: { fpop: 1 } }],
  ['2.3', { fpop_ip_dp: { fpip: 1n } }],
  ['2.3', { fpop_ip_dp: { fpdp: 1n } }],
  ['2.3', { msr_tsc_adjust: { tsc_adjust: 1n } }],
  ['2.3', { msr_tscdeadline: { tsc_deadline: 1n } }],
  ['2.3', { msr_ia32_feature_control: { msr_ia32_feature_control: 5n } }],
  ['2.3', { msr_architectural_pmu: { msr_fixed_ctr_ctrl: 1n } }],
  ['2.3', { msr_architectural_pmu: { msr_global_ctrl: 1n } }],
  ['2.3', { msr_architectural_pmu: { msr_global_status: 1n } }],
  ['2.3', { msr_architectural_pmu: { msr_global_ovf_ctrl: 1n } }],
  ['2.3', { msr_architectural_pmu: { msr_fixed_counters: at(3, 1n) } }],
  ['2.3', { msr_architectural_pmu: { msr_gp_counters: at(18, 1n) } }],
  ['2.3', { msr_architectural_pmu: { msr_gp_evtsel: at(18, 1n) } }],
  ['2.3', { mpx: { bnd_regs: last(4, { ub: 1n }) } }],
  ['2.3', { mpx: { bndcs_cfgu: 1n } }],
  ['2.3', { mpx: { bndcs_sts: 1n } }],
  ['2.3', { mpx: { msr_bndcfgs: 1n } }],
  ['2.3', { msr_hyperv_hypercall: { msr_hv_guest_os_id: 1n } }],
  ['2.3', { msr_hyperv_hypercall: { msr_hv_hypercall: 1n } }],
  ['2.3', { msr_hyperv_vapic: { msr_hv_vapic: 1n } }],
  ['2.3', { msr_hyperv_time: { msr_hv_tsc: 1n } }],
  ['5.2', { msr_hyperv_crash: { msr_hv_crash_params: at(5, 1n) } }],
  ['5.2', { msr_hyperv_runtime: { msr_hv_runtime: 1n } }],
  ['5.2', { msr_hyperv_synic: { msr_hv_synic_control: 1n } }],
  ['5.2', { msr_hyperv_synic: { msr_hv_synic_evt_page: 1n } }],
  ['5.2', { msr_hyperv_synic: { msr_hv_synic_msg_page: 1n } }],
  ['5.2', { msr_hyperv_synic: { msr_hv_synic_sint: at(16, 1n) } }],
  ['5.2', { msr_hyperv_stimer: { msr_hv_stimer_config: at(4, 1n) } }],
  ['5.2', { msr_hyperv_stimer: { msr_hv_stimer_count: at(4, 1n) } }],
  ['5.2', { msr_hyperv_reenlightenment: { msr_hv_reenlightenment_control: 1n } }],
  ['5.2', { msr_hyperv_reenlightenment: { msr_hv_tsc_emulation_control: 1n } }],
  ['5.2', { msr_hyperv_reenlightenment: { msr_hv_tsc_emulation_status: 1n } }],
  ['2.3', { avx512: { opmask_regs: at(8, 1n) } }],
  ['2.3', { avx512: { zmmh_regs: last(16, { q7: 1n }) } }],
  ['2.3', { avx512: { hi16_zmm_regs: last(16, { q0: 1n }) } }],
  ['2.3', { xss: { xss: 1n } }],
  ['5.2', { umwait: { umwait: 1 } }],
  ['5.2', { tsc_khz: { tsc_khz: 1n } }],
  ['5.2', { msr_smi_count: { msr_smi_count: 1n } }],
  ['5.2', { pkru: { pkru: 1 } }],
  ['7.2', { pkrs: { pkrs: 1 } }],
  ['5.2', { spec_ctrl: { spec_ctrl: 1n } }],
  ['5.2', { mcg_ext_ctl: { mcg_ext_ctl: 1n } }],
  ['5.2', { intel_pt: { msr_rtit_ctrl: 1n } }],
  ['5.2', { intel_pt: { msr_rtit_status: 1n } }],
  ['5.2', { intel_pt: { msr_rtit_output_base: 1n } }],
  ['5.2', { intel_pt: { msr_rtit_output_mask: 1n } }],
  ['5.2', { intel_pt: { msr_rtit_cr3_match: 1n } }],
  ['5.2', { intel_pt: { msr_rtit_addrs: at(8, 1n) } }],
  ['5.2', { virt_ssbd: { virt_ssbd: 1n } }],
  ['7.2', { svm_guest: { int_ctl: 1 } }],
  ['10.0', { msr_hwcr: { msr_hwcr: 1n } }],
  ['7.2', { triple_fault: { triple_fault_pending: 1 } }],
  ['11.1', { msr_pl0_ssp: { pl0_ssp: 1n } }],
];

test('what is not zero is sent, from the release on that knows it', () => {
  for (const [first, values] of byState) {
    const key = Object.keys(values)[0] as string;
    for (const release of RELEASES) {
      const known = RELEASES.indexOf(release) >= RELEASES.indexOf(first);
      assert.equal(sent(values, release), known ? [key] : [], `${key} in ${release}`);
      assert.equal(sent({ [key]: {} }, release), [], `${key} of zeros in ${release}`);
    }
  }
});

test('two registers are 1 after reset', () => {
  for (const release of RELEASES) {
    for (const value of [0n, 1n, 2n]) {
      const misc = { msr_ia32_misc_enable: { msr_ia32_misc_enable: value } };
      assert.equal(sent(misc, release), value === 1n ? [] : ['msr_ia32_misc_enable']);
      const poll = { poll_control_msr: { poll_control_msr: value } };
      assert.equal(sent(poll, release), value === 1n || release === '2.3' ? [] : ['poll_control_msr']);
    }
  }
});

/** Sent if the machine or the CPU model has it. */
const byFact: readonly (readonly [Release, keyof X86CpuContext, Cpu])[] = [
  ['7.2', 'svmTscScale', { amd_tsc_scale_msr: {} }],
  ['10.0', 'xenEmulation', { xen_vcpu: {} }],
  ['5.2', 'tsxCtrl', { msr_tsx_ctrl: {} }],
  ['7.2', 'sgxLaunchControl', { intel_sgx: {} }],
  ['7.2', 'xfd', { msr_xfd: {} }],
  ['10.0', 'fred', { fred: {} }],
  ['7.2', 'amxTile', { intel_amx_xtile: {} }],
  ['7.2', 'archLbr', { arch_lbr: {} }],
  ['11.1', 'apx', { apx: {} }],
  ['7.2', 'tcg', { svm_guest: { int_ctl: 1 } }],
  ['5.2', 'saveTscKhz', { tsc_khz: { tsc_khz: 1n } }],
  ['5.2', 'migrateSmiCount', { msr_smi_count: { msr_smi_count: 1n } }],
  ['5.2', 'enableLmce', { mcg_ext_ctl: { mcg_ext_ctl: 1n } }],
  ['5.2', 'hypervRuntime', { msr_hyperv_runtime: { msr_hv_runtime: 1n } }],
  ['11.1', 'migrateErrorCode', { has_error_code: 1, error_code: { error_code: 5 } }],
];

test('facts of model and machine; without them, presence decides', () => {
  for (const [first, fact, values] of byFact) {
    const key = Object.keys(values).at(-1) as string;
    for (const release of RELEASES.slice(RELEASES.indexOf(first))) {
      assert.equal(sent(values, release), [key], `${key} in ${release}`);
      assert.equal(sent(values, release, { [fact]: true }), [key], `${key} in ${release}`);
      assert.equal(sent(values, release, { [fact]: false }), [], `${key} in ${release}, no ${fact}`);
    }
    const before = RELEASES[RELEASES.indexOf(first) - 1];
    if (before !== undefined) assert.equal(sent(values, before), [], `${key} in ${before}`);
  }
});

test('CET: shadow stacks or branch tracking, the stacks only with shadow stacks', () => {
  const values: Cpu = { cet: { shstk: {} } };
  const stacks = (context: X86CpuContext) => {
    const bytes = save(vmstateX86Cpu, blank(vmstateX86Cpu, values), { context });
    const { cet } = decode(vmstateX86Cpu, bytes, { context });
    return cet && cet.shstk !== undefined;
  };
  assert.is(stacks({ cetShstk: true, cetIbt: false }), true);
  assert.is(stacks({ cetShstk: false, cetIbt: true }), false);
  assert.is(stacks({ cetShstk: false, cetIbt: false }), undefined);
});

test('page table and page directory of nested and PAE guests', () => {
  assert.equal(sent({ hflags2: 1 << 6, svm_npt: {} }, '5.2'), ['svm_npt']);
  assert.equal(sent({ hflags2: 1 << 5, svm_npt: {} }, '5.2'), []);
  assert.equal(sent({ pdptrs: {} }, '7.2'), ['pdptrs']);
  assert.equal(sent({ pdptrs: {} }, '5.2'), []);
});

test('an error code only with an exception that has one', () => {
  assert.equal(sent({ has_error_code: 0, error_code: { error_code: 5 } }, '11.1'), []);
});

const vmx = { format: 0, size: 128 + 4096, vmx: { vmxon_pa: 0x1000n, vmcs12: {} } };
const svm = { format: 1, size: 128 + 4096, svm: { vmcb_pa: 0x1000n } };

test('state of a nested hypervisor: Intel unless VMX is off, AMD with data', () => {
  for (const release of RELEASES.slice(1)) {
    assert.equal(sent({ nested_state: { nested_state: vmx } }, release), ['nested_state']);
    assert.equal(sent({ nested_state: { nested_state: svm } }, release), ['nested_state']);
    const off = { ...vmx, vmx: { vmxon_pa: 0xffffffffffffffffn } };
    assert.equal(sent({ nested_state: { nested_state: off } }, release), []);
    assert.equal(sent({ nested_state: { nested_state: { ...svm, size: 128 } } }, release), []);
    assert.equal(sent({ nested_state: { nested_state: { ...svm, format: 0 } } }, release), []);
  }
  assert.equal(sent({ nested_state: { nested_state: vmx } }, '2.3'), []);
});

test('efer: a subsection on i386, if it is not zero', () => {
  const keys = (efer: bigint, release: Release) => {
    const state = blank(vmstateI386Cpu, { efer32: { efer } }, { release });
    return 'efer32' in decode(vmstateI386Cpu, save(vmstateI386Cpu, state, { release }), { release });
  };
  assert.is(keys(0x800n, '5.2'), true);
  assert.is(keys(0n, '11.1'), false);
  assert.is(keys(0x800n, '2.3'), false);
});

test('i386: AVX-512 has eight registers, and no others; none of the long mode extensions', () => {
  const size = (values: Values<ReturnType<typeof i386>>, release: Release) =>
    save(vmstateI386Cpu, blank(vmstateI386Cpu, values, { release }), { release }).length;
  const i386 = () => blank(vmstateI386Cpu);
  const head = 1 + 1 + 'cpu/avx512'.length + 4;
  for (const release of RELEASES) {
    const with512 = size({ avx512: { opmask_regs: [1n] } }, release);
    assert.is(with512 - size({}, release), head + 8 * 8 + 8 * 32, release);
  }
});

test('kvmclock: whether the clock is reliable', () => {
  const state = { clock: 5n, reliable: { clock_is_reliable: true } };
  const bytes = (release: Release, useReliableGetClock?: boolean) => {
    const context = useReliableGetClock === undefined ? undefined : { useReliableGetClock };
    return save(vmstateKvmClock, state, { release, context }).length;
  };
  assert.is(bytes('2.3'), 8);
  assert.is(bytes('5.2', false), 8);
  for (const release of RELEASES.slice(1)) assert.is(bytes(release), 8 + 1 + 1 + 26 + 4 + 1, release);
});

test.run();
