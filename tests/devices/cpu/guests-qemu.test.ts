/**
 * Real QEMU 7.2 as the judge of CPUs: it loads values that were changed in a running guest's stream, and shows them.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type AlphaCpuState, packFlags, packFpcr } from '../../../src/devices/cpu/alpha.js';
import { packCrmd, packFcsr, vmstateLoongarchCpu } from '../../../src/devices/cpu/loongarch.js';
import { type MipsCpuState, packCause, packFcr31, packStatus, packTlbFlags } from '../../../src/devices/cpu/mips.js';
import { packFpcsr, packSr, packTtmr, vmstateOpenriscCpu } from '../../../src/devices/cpu/openrisc.js';
import { catalogue } from '../../../src/devices/index.js';
import { loongarchExtioi } from '../../../src/devices/intc/loongarch-extioi.js';
import { vmstateLoongarchPchPic } from '../../../src/devices/intc/loongarch-pch-pic.js';
import { vmstateLoongarchIpi } from '../../../src/devices/intc/loongson-ipi.js';
import { vmstateOr1kTimer } from '../../../src/devices/timer/or1k-timer.js';
import { SaveVM } from '../../../src/index.js';
import { type MigrationStream, readStream, writeStream } from '../../../src/savevm/stream/index.js';
import { blank } from '../../../src/vmstate/index.js';
import { judgeOf, loadStream } from '../../qemu/qemu.js';
import { bytesOf } from '../../streams/recordings.js';

const test = suite('CPUs in real QEMU');

const judge = (target: string) => judgeOf(test, target);

const fixture = (name: string, release: '7.2' | '11.1'): MigrationStream =>
  readStream(bytesOf({ file: `tests/fixtures/streams/${name}.mig.gz`, release }), { catalogue, release });

/** The states of the CPUs, to be changed in place. */
const cpus = <S>({ items }: MigrationStream): S[] =>
  items.flatMap((item) =>
    item.kind === 'device' && item.header.idstr === 'cpu' && item.content.how === 'typed'
      ? [item.content.state as S]
      : [],
  );

judge('mips')('MIPS: registers, status words and TLB entries', async () => {
  const stream = fixture('7.2__mips__mipssim__guest-P5600', '7.2');
  const [cpu] = cpus<MipsCpuState>(stream);
  assert.ok(cpu);
  cpu.active_tc.gpr[2] = 0xdeadbeefn;
  cpu.active_tc.HI[0] = 0x12345678n;
  cpu.active_fpu.fpr[7] = [0x7ff4000000001234n, 0n];
  cpu.active_fpu.fcr31 = packFcr31({ FCC: 0x55, FS: true, RM: 1 });
  cpu.CP0_Status = packStatus({ CU: 3, FR: true, IM: 0xa5, EXL: true });
  cpu.CP0_Cause = packCause({ EC: 12, IV: true });
  const entry = { VPN: 0x7fffe000n, PageMask: 0, ASID: 255, MMID: 0, PFN: [0xff_fffff000n, 0n] as [bigint, bigint] };
  cpu.tlb.tlb[0] = { ...entry, flags: packTlbFlags({ EHINV: true, C0: 3, C1: 2, V0: true, D1: true, RI0: true }) };
  const result = await loadStream({
    target: 'mips',
    machine: 'mipssim',
    memory: 1,
    args: ['-cpu', 'P5600', '-bios', 'tests/fixtures/streams/guest-mips.s'],
    stream: writeStream(stream),
    hmp: ['info registers'],
    resave: true,
  });
  assert.ok(result.ok, result.log);
  const shown = result.hmp['info registers'] ?? '';
  for (const wanted of [
    'HI=0x12345678',
    'v0 deadbeef',
    'Status  0x3400a502',
    'Cause   0x00800030',
    'FCR31 0xab000001  SR.FR 1',
    'f7: w:00001234 d:7ff4000000001234',
  ]) {
    assert.match(shown, wanted);
  }
  const [again] = cpus<MipsCpuState>(readStream(result.resaved as Uint8Array, { catalogue, release: '7.2' }));
  assert.equal(again, cpu);
});

judge('alpha')('Alpha: registers and the FPCR, in a stream of 11.1', async () => {
  const { items, ...rest } = fixture('11.1__alpha__clipper__guest', '11.1');
  // 7.2 knows no command 11, the only one.
  const stream = { ...rest, items: items.filter(({ kind }) => kind !== 'command') };
  const cpu = cpus<AlphaCpuState>(stream)[3];
  assert.ok(cpu);
  cpu.env.ir[0] = 0xdead_beef_0000_0001n;
  cpu.env.fir[30] = 0xfff8_dead_beef_0001n;
  cpu.env.fpcr = packFpcr({ SUM: true, DYN: 1, DZE: true, INED: true, DNOD: true });
  cpu.env.flags = packFlags({ FEN: true, PS: 0x0b });
  cpu.env.lock_value = 0x1234n;
  const result = await loadStream({
    target: 'alpha',
    machine: 'clipper',
    memory: 64,
    args: ['-smp', '4'],
    stream: writeStream(stream),
    hmp: ['info registers -a'],
  });
  assert.ok(result.ok, result.log);
  const shown = (result.hmp['info registers -a'] ?? '').split('CPU#3')[1] ?? '';
  for (const wanted of [
    'PS      0b',
    /v0 +deadbeef00000001/,
    /f30 +fff8deadbeef0001/,
    /fpcr +c420800000000000/,
    /lock_v +0000000000001234/,
  ]) {
    assert.match(shown, wanted);
  }
});

judge('or1k')('OpenRISC: registers, SR and shadow sets, from typed values alone', async () => {
  const vm = new SaveVM({ release: '7.2', machine: 'or1k-sim' });
  const lock = { lock_addr: 0xffffffff, picmr: 5 };
  const env = { shadow_gpr: [0, 0xdeadbeef, 2], pc: 0x1230, ppc: 0x122c, jmp_pc: 0x4567_0000, ...lock };
  const sr = packSr({ SM: true, CY: true, OV: true, TEE: true });
  const state = { env: { ...env, sr, fpcsr: packFpcsr({ RM: 2 }), timer: -1n, ttmr: packTtmr({ TP: 9 }) } };
  vm.register(vmstateOpenriscCpu, blank(vmstateOpenriscCpu, state, { release: '7.2' }));
  vm.register(vmstateOr1kTimer, blank(vmstateOr1kTimer, { ttcr: 5 }, { release: '7.2' }));
  const result = await loadStream({
    target: 'or1k',
    machine: 'or1k-sim',
    memory: 16,
    stream: vm.save(),
    hmp: ['info registers'],
  });
  assert.ok(result.ok, result.log);
  const shown = result.hmp['info registers'] ?? '';
  for (const wanted of ['PC=00001230', 'R01=deadbeef', 'R02=00000002']) assert.match(shown, wanted);
});

judge('loongarch64')('LoongArch: registers, modes and floating point, from typed values alone', async () => {
  const vm = new SaveVM({ release: '7.2', machine: 'virt' });
  const csrs = { CSR_CRMD: packCrmd({ DA: true, IE: true }), CSR_ERA: 0x1234n, CSR_BADV: 0x5678n };
  const values = { gpr: [0n, 0xdead_beef_0000_0001n], pc: 0x1c00_0000n, fpr: [0x7ff8_0000_0000_0001n], ...csrs };
  const state = blank(vmstateLoongarchCpu, { ...values, fcsr0: packFcsr({ RM: 3 }) }, { release: '7.2' });
  vm.register(vmstateLoongarchCpu, state);
  const extioi = loongarchExtioi(4); // QEMU refuses sections of another length
  vm.register(extioi, blank(extioi, {}, { release: '7.2' }));
  vm.register(vmstateLoongarchIpi, blank(vmstateLoongarchIpi, {}, { release: '7.2' }));
  vm.register(vmstateLoongarchPchPic, blank(vmstateLoongarchPchPic, {}, { release: '7.2' }));
  const result = await loadStream({
    target: 'loongarch64',
    machine: 'virt',
    memory: '1G',
    stream: vm.save(),
    hmp: ['info registers'],
  });
  assert.ok(result.ok, result.log);
  const shown = result.hmp['info registers'] ?? '';
  for (const wanted of [
    'PC=000000001c000000  FCSR0 0x00000300',
    'r1 deadbeef00000001',
    'CRMD=000000000000000c',
    'ERA=0000000000001234',
    'BADV=0000000000005678',
    'f0 7ff8000000000001',
  ]) {
    assert.match(shown, wanted);
  }
});

test.run();
