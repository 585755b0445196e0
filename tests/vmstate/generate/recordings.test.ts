/**
 * Definitions of devices of all families, generated from one recording each: they compile, and give the recording back.
 */
import { existsSync, readdirSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseDump } from '../../../src/vmstate/dump/index.js';
import type { DumpFacts } from '../../../src/vmstate/generate/index.js';
import type { Release } from '../../../src/vmstate/index.js';
import { bytesOf } from '../../streams/recordings.js';
import { type Section, sectionsOf, type Trial, tryAll } from './compile.js';

const test = suite('vmstate/generate/recordings');
const SHARED = '../shared/streams';
const DUMPS = '../shared/dumps';

/** Family, name of the vmsd, recording. */
const DEVICES: readonly (readonly [string, string, string])[] = [
  ['net', 'e1000', '2.3/alpha__clipper__def.mig.gz'],
  ['net', 'rtl8139', '2.3-devices/alpha__clipper__nodef+rtl8139.mig.gz'],
  ['net', 'pcnet', '7.2/sparc__LX.mig.gz'],
  ['net', 'ne2000', '2.3/i386__isapc__def.mig.gz'],
  ['net', 'i82551', '2.3-devices/ppc64__pseries-2.3__nodef+i82551.mig.gz'],
  ['net', 'lan9118', '7.2/aarch64__mps2-an386.mig.gz'],
  ['net', 'smc91c111', '5.2/aarch64__connex.mig.gz'],
  ['net', 'ftgmac100', '7.2/aarch64__ast2500-evb.mig.gz'],
  ['net', 'cadence_gem', '7.2/aarch64__xilinx-zynq-a9.mig.gz'],
  ['net', 'stellaris_enet', '7.2/aarch64__lm3s6965evb.mig.gz'],
  ['block', 'fdc', '7.2/mips64__magnum.mig.gz'],
  ['block', 'pflash_cfi01', '7.2/aarch64__collie.mig.gz'],
  ['block', 'nand', '7.2/aarch64__akita.mig.gz'],
  ['block', 'onenand', '7.2/aarch64__n800.mig.gz'],
  ['block', 'm25p80', '7.2/aarch64__ast1030-evb.mig.gz'],
  ['scsi', 'lsiscsi', '7.2/hppa__hppa.mig.gz'],
  ['scsi', 'megasas', '2.3-devices/alpha__clipper__nodef+megasas.mig.gz'],
  ['scsi', 'pvscsi', '2.3-devices/alpha__clipper__nodef+pvscsi.mig.gz'],
  ['scsi', 'sysbusespscsi', '7.2/mips64__magnum.mig.gz'],
  ['usb', 'uhci', '7.2/mips64el__fuloong2e.mig.gz'],
  ['usb', 'ehci', '2.3-devices/alpha__clipper__nodef+ich9-usb-ehci1.mig.gz'],
  ['usb', 'ohci', '2.3/ppc64__mac99__def.mig.gz'],
  ['usb', 'xhci', '2.3-devices/alpha__clipper__nodef+nec-usb-xhci.mig.gz'],
  ['usb', 'usb-hub', '2.3-devices/alpha__clipper__nodef+usb-hub.mig.gz'],
  ['usb', 'usb-storage', '2.3-devices/alpha__clipper__nodef+usb-storage.mig.gz'],
  ['usb', 'dwc2', '7.2/aarch64__raspi0.mig.gz'],
  ['display', 'vga', '7.2/aarch64__sbsa-ref.mig.gz'],
  ['display', 'cirrus_vga', '2.3/alpha__clipper__def.mig.gz'],
  ['display', 'pl110', '7.2/aarch64__integratorcp.mig.gz'],
  ['display', 'tcx', '2.3/sparc__LX__def.mig.gz'],
  ['display', 'sm501', '7.2/ppc64__sam460ex.mig.gz'],
  ['audio', 'ac97', '2.3-devices/ppc64__pseries-2.3__nodef+AC97.mig.gz'],
  ['audio', 'es1370', '2.3-devices/alpha__clipper__nodef+ES1370.mig.gz'],
  ['audio', 'sb16', '2.3-devices/x86_64__pc-i440fx-2.3__nodef+sb16.mig.gz'],
  ['audio', 'intel-hda', '2.3-devices/alpha__clipper__nodef+hda-duplex.mig.gz'],
  ['audio', 'pl041', '7.2/aarch64__integratorcp.mig.gz'],
  ['audio', 'wm8750', '7.2/aarch64__akita.mig.gz'],
  ['char', 'serial', '7.2/aarch64__akita.mig.gz'],
  ['char', 'pl011', '7.2/aarch64__highbank.mig.gz'],
  ['char', 'escc', '7.2/ppc64__g3beige.mig.gz'],
  ['char', 'cadence_uart', '7.2/aarch64__xilinx-zynq-a9.mig.gz'],
  ['timer', 'i8254', '7.2/mips64__magnum.mig.gz'],
  ['timer', 'hpet', '7.2/x86_64__pc-i440fx-1.5.mig.gz'],
  ['timer', 'arm_timer', '7.2/aarch64__highbank.mig.gz'],
  ['timer', 'imx.gpt', '2.3/aarch64__kzm__def.mig.gz'],
  ['intc', 'i8259', '7.2/hppa__hppa.mig.gz'],
  ['intc', 'ioapic', '7.2/x86_64-microvm__microvm.mig.gz'],
  ['intc', 'arm_gic', '7.2/aarch64__ast2600-evb.mig.gz'],
  ['intc', 'openpic', '7.2/ppc64__mac99.mig.gz'],
  ['dma', 'pl080', '7.2/aarch64__mps2-an505.mig.gz'],
  ['dma', 'bcm2835-dma', '7.2/aarch64__raspi0.mig.gz'],
  ['dma', 'dma', '7.2/mips64__magnum.mig.gz'],
  ['i2c', 'i2c_bus', '7.2/aarch64__akita.mig.gz'],
  ['i2c', 'imx.i2c', '7.2/aarch64__kzm.mig.gz'],
  ['i2c', 'exynos4210.i2c', '7.2/aarch64__smdkc210.mig.gz'],
  ['ide', 'isa-ide', '7.2/x86_64__isapc.mig.gz'],
  ['ide', 'ide', '7.2/mips64el__fuloong2e.mig.gz'],
  ['ide', 'ich9_ahci', '7.2/mips64el__boston.mig.gz'],
  ['nvram', 'fw_cfg', '7.2/aarch64__virt-2.12.mig.gz'],
  ['nvram', 'eeprom', '2.3-devices/alpha__clipper__nodef+dc390.mig.gz'],
  ['nvram', 'm48t59', '7.2/ppc64__ref405ep.mig.gz'],
  ['pci', 'PCIBUS', '7.2/aarch64__mcimx7d-sabre.mig.gz'],
  ['pci', 'I440FX', '7.2/x86_64__pc-i440fx-1.5.mig.gz'],
  ['pci', 'versatile-pci', '7.2/aarch64__realview-eb-mpcore.mig.gz'],
  ['rtc', 'mc146818rtc', '7.2/hppa__hppa.mig.gz'],
  ['rtc', 'pl031', '7.2/aarch64__highbank.mig.gz'],
  ['rtc', 'goldfish_rtc', '7.2/m68k__virt-6.0.mig.gz'],
  ['rtc', 'ds1338', '7.2/aarch64__fp5280g2-bmc.mig.gz'],
  ['sd', 'sd-card', '7.2/aarch64__kudo-bmc.mig.gz'],
  ['sd', 'sdhci', '7.2/aarch64__ast2500-evb.mig.gz'],
  ['sd', 'pl181', '7.2/aarch64__integratorcp.mig.gz'],
  ['ssi', 'pl022_ssp', '7.2/aarch64__highbank.mig.gz'],
  ['ssi', 'xilinx_spi', '7.2/microblazeel__petalogix-ml605.mig.gz'],
  ['ssi', 'ssi_sd', '7.2/aarch64__lm3s6965evb.mig.gz'],
  ['watchdog', 'cmsdk-apb-watchdog', '7.2/aarch64__lm3s6965evb.mig.gz'],
  ['watchdog', 'imx2.wdt', '7.2/aarch64__kzm.mig.gz'],
  ['watchdog', 'i6300esb_wdt', '2.3-devices/alpha__clipper__nodef+i6300esb.mig.gz'],
  ['misc', 'mps2-scc', '7.2/aarch64__mps2-an386.mig.gz'],
  ['misc', 'imx6.ccm', '11.1/aarch64__sabrelite.mig.gz'],
  ['misc', 'aspeed.scu', '7.2/aarch64__ast1030-evb.mig.gz'],
  ['misc', 'zynq_slcr', '7.2/aarch64__xilinx-zynq-a9.mig.gz'],
  ['misc', 'or-irq', '7.2/aarch64__mps2-an386.mig.gz'],
  ['input', 'pckbd', '7.2/mips64el__fuloong2e.mig.gz'],
  ['input', 'ps2mouse', '7.2/aarch64__integratorcp.mig.gz'],
  ['input', 'pl050', '7.2/aarch64__integratorcp.mig.gz'],
  ['acpi', 'piix4_pm', '7.2/mips64el__malta.mig.gz'],
  ['cpu', 'cpu', '7.2/x86_64__isapc.mig.gz'],
  ['cpu', 'cpu', '7.2/aarch64__akita.mig.gz'],
  ['cpu', 'cpu', '7.2/mips__malta.mig.gz'],
  ['cpu', 'cpu', '11.1/sparc64__niagara.mig.gz'],
  ['cpu', 'cpu', '11.1/ppc__40p.mig.gz'],
  ['cpu', 'cpu', '11.1/riscv64__amd-microblaze-v-generic.mig.gz'],
  ['cpu', 'cpu', '7.2/m68k__an5206.mig.gz'],
  ['cpu', 'cpu', '7.2/s390x__s390-ccw-virtio-2.10.mig.gz'],
];

/** One machine in all releases. */
const BOARDS: readonly (readonly [Release, string])[][] = [
  [
    ['2.3', 'x86_64__isapc__def.mig.gz'],
    ['5.2', 'x86_64__isapc.mig.gz'],
    ['7.2', 'x86_64__isapc.mig.gz'],
    ['10.0', 'x86_64__isapc.mig.gz'],
  ],
  [
    ['2.3', 'mips__malta__nodef-qt-m16.mig.gz'],
    ['5.2', 'mips__malta.mig.gz'],
    ['7.2', 'mips__malta.mig.gz'],
    ['10.0', 'mips__malta.mig.gz'],
    ['11.1', 'mips__malta.mig.gz'],
  ],
  [
    ['2.3', 'arm__lm3s6965evb__nodef-qt-m16.mig.gz'],
    ['7.2', 'arm__lm3s6965evb.mig.gz'],
    ['10.0', 'arm__lm3s6965evb.mig.gz'],
    ['11.1', 'arm__lm3s6965evb.mig.gz'],
  ],
];

/** The sections of a recording; none if it is not there, which is said. */
function recorded(release: Release, path: string, name?: string): Section[] {
  const file = `${SHARED}/${path}`;
  if (existsSync(file)) return sectionsOf(bytesOf({ file, release }), release, name);
  console.log(`not there: ${path}`);
  return [];
}

const releaseOf = (path: string) => (path.split('/')[0] as string).replace('-devices', '') as Release;

/** Every layout of a vmsd in the dumps of a target. */
function dumped(path: string, name: string): DumpFacts[] {
  const folder = `${DUMPS}/${releaseOf(path)}`;
  if (!existsSync(folder)) return [];
  const target = `${(path.split('/')[1] as string).split('__')[0]}__`;
  const files = readdirSync(folder).filter((file) => file.startsWith(target));
  return files.slice(0, 1).flatMap((file) => {
    const { devices, counts } = parseDump(bytesOf({ file: `${folder}/${file}`, release: '' }));
    const found = [...devices.values()].map(({ description }) => description).find((one) => one?.name === name);
    return found === undefined ? [] : [{ description: found, counts }];
  });
}

/** A test that needs the recordings. */
function withRecordings(title: string, work: () => Promise<void>): void {
  if (existsSync(SHARED)) {
    test(title, work);
    return;
  }
  test.skip(title, () => {});
  console.log(`skipped: ${title}: no recordings`);
}

withRecordings(`${DEVICES.length} definitions without a hand edit compile and give their recordings back`, async () => {
  const trials: Trial[] = [];
  for (const [family, name, path] of DEVICES) {
    const sections = recorded(releaseOf(path), path, name);
    if (sections.length > 0) trials.push({ title: `${family} ${name}`, sources: { streams: sections }, sections });
  }
  assert.ok(trials.length >= 50, `${trials.length} devices are too few`);
  assert.equal(await tryAll(trials), []);
});

withRecordings('with a dump beside the recording they do the same', async () => {
  const trials: Trial[] = [];
  for (const [family, name, path] of DEVICES) {
    const dumps = dumped(path, name);
    if (dumps.length === 0) continue; // 2.3 has none, and CPUs of many targets are in none
    const sections = recorded(releaseOf(path), path, name);
    if (sections.length > 0)
      trials.push({ title: `${family} ${name}`, sources: { streams: sections, dumps }, sections });
  }
  assert.ok(trials.length >= 30, `${trials.length} devices are too few`);
  assert.equal(await tryAll(trials), []);
});

withRecordings('every device type of a dump alone gives a file that compiles', async () => {
  for (const path of ['11.1/x86_64__isapc.dump.json.gz', '7.2/arm__akita.dump.json.gz']) {
    const file = `${DUMPS}/${path}`;
    if (!existsSync(file)) {
      console.log(`not there: ${path}`);
      continue;
    }
    const { devices, counts } = parseDump(bytesOf({ file, release: '' }));
    const trials = [...devices.values()].flatMap(({ name, description }) =>
      description === undefined ? [] : [{ title: name, sources: { dumps: [{ description, counts }] }, sections: [] }],
    );
    assert.ok(trials.length > 100, `${trials.length} device types`);
    assert.equal(await tryAll(trials), []);
  }
});

withRecordings('one definition for all releases, with ladders, gives the recordings of each back', async () => {
  const trials: Trial[] = [];
  for (const board of BOARDS) {
    const sections = board.flatMap(([release, file]) => recorded(release, `${release}/${file}`));
    // Two layouts are called `serial`; the first field tells them apart.
    const kindOf = ({ state }: Section) => `${state.vmsdName} from ${state.fields[0]?.name}`;
    for (const kind of new Set(sections.map(kindOf))) {
      const own = sections.filter((section) => kindOf(section) === kind);
      trials.push({ title: `${kind} of ${board[0]?.[1]}`, sources: { streams: own }, sections: own });
    }
  }
  assert.ok(trials.length >= 50, `${trials.length} devices are too few`);
  assert.equal(await tryAll(trials), []);
});

test.run();
