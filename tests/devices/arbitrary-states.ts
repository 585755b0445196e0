/**
 * Arbitrary states of every definition in the catalogue, in every release it belongs to: each survives the round trip, and
 * a short one is cut at every length.
 *
 * The definitions are shared among several test files, which run at the same time. Those that are added to the
 * catalogue are covered without a word here, unless random bytes are no value of their codecs.
 */
import * as fc from 'fast-check';
import { suite, type Test } from 'uvu';
import { catalogue } from '../../src/devices/index.js';
import { type ArbitraryOptions, arbitrary } from '../../src/testing/arbitrary.js';
import { releasesOf, roundTrip, truncations } from '../../src/testing/index.js';
import { type Plan, planOf } from '../../src/vmstate/_plan.js';
import { contentPlan } from '../../src/vmstate/by-hand.js';
import type { AnyVMState, Release } from '../../src/vmstate/index.js';

const STATES = 200;
const PARTS = 4;
/** Bytes of a state that is cut at every length. */
const SHORT = 400;

/** Blocks of memory that a bitmap has bits for. */
const BLOCKS: NonNullable<ArbitraryOptions['values']> = {
  'virtio-mem-device/sanity-checks.region_size': fc.bigInt(0n, 130n << 21n),
  'virtio-mem-device/sanity-checks.block_size': fc.constant(1n << 21n),
};

/** Values that cannot be made of random bytes, or that have to agree with something that nobody sends. */
const HANDED_OVER: ArbitraryOptions = {
  leafs: {
    'scsi-requests': fc.constant([]),
    's390-skeys': fc.array(
      fc.record({
        start: fc.bigInt(0n, 2n ** 52n - 1n).map((page) => page << 12n),
        keys: fc.uint8Array({ maxLength: 20 }),
      }),
      { maxLength: 3 },
    ),
  },
  values: {
    // The registers of so many windows.
    'cpu.nwindows': fc.integer({ min: 2, max: 3 }),
    ...BLOCKS,
  },
};

/**
 * What has to agree in a virtio device: a configuration space with a capability MSI-X for two vectors, and their table;
 * a number of ports, in either order of bytes.
 */
function virtioValues(size: number): ArbitraryOptions {
  const config = new Uint8Array(size);
  config.set([0x40], 0x34);
  config.set([0x11, 0, 1, 0], 0x40);
  const table = fc.uint8Array({ minLength: 33, maxLength: 33 });
  return {
    values: {
      'PCIDevice.config': fc.constant(config),
      'virtio-pci.msix': table,
      'virtio.max_nr_ports': fc.constantFrom(1, 31, 64, 0x1f000000),
      ...BLOCKS,
    },
    leafs: { curr_queues: fc.array(fc.nat(1), { maxLength: 3 }).map((pairs) => Uint32Array.from(pairs)) },
  };
}
/** What a virtio device writes by hand; undefined for other devices. */
function virtioOf(def: AnyVMState, release: Release): Plan | undefined {
  const field = planOf(def, release, 'save').fields.find(({ key }) => key === 'virtio');
  return field && contentPlan(field, 'save');
}
/** The configuration space of a virtio device in bytes, if it is on PCI. */
function configSize(virtio: Plan): number {
  const subOf = (plan: Plan | undefined, wanted: string) => plan?.fields.find(({ key }) => key === wanted);
  const device = subOf(subOf(virtio, 'proxy')?.sub, 'pci_dev')?.sub;
  return subOf(device, 'config')?.elementSize ?? 256;
}
/** Of devices with many rows that differ in a count (CPUs are no such), or with states of more than {@link LARGE} bytes. */
const FEW_STATES = 10;
const MANY_ROWS = 10;
const LARGE = 50_000;

/** Some of QEMU's have subsections that QEMU itself cannot load: `cpu/pbr403`, `cpu/m-security` right behind `cpu/m`. */
const CPU = 'cpu';

/** Adds and runs the tests of one part of the catalogue, from 1 on. */
export function checkArbitraryStates(part: number): void {
  const test = suite(`devices/arbitrary-states ${part} of ${PARTS}`);
  const names = [...new Set(catalogue.map(({ def }) => def.name))];
  for (const [i, name] of names.entries()) if (i % PARTS === part - 1) addTest(test, name);
  test.run();
}

function addTest(test: Test, name: string): void {
  test(`${name}: random states of each layout survive the round trip`, () => {
    for (const [row, { def, context }] of catalogue.entries()) {
      if (def.name !== name) continue;
      const releases = releasesOf(def);
      if (releases.length === 0) throw new Error(`row ${row}, ${name}: no release has it`);
      for (const release of releases) check(row, def, release, context);
    }
  });
}

function check(row: number, def: (typeof catalogue)[number]['def'], release: Release, context: unknown): void {
  const options = { release, context };
  const virtio = virtioOf(def, release);
  const given = virtio ? virtioValues(configSize(virtio)) : HANDED_OVER;
  const states = arbitrary(def, { ...given, ...options, loadable: def.name === CPU } as never);
  let cut = virtio !== undefined; // what is cut before a subsection is a whole device
  const property = fc.property(states, (state) => {
    const { length } = roundTrip(def, state, options as never);
    if (cut || length > SHORT) return;
    cut = true;
    truncations(def, state, options as never);
  });
  const rows = catalogue.filter((row) => row.def.name === def.name).length;
  const few = virtio || (rows > MANY_ROWS && def.name !== CPU) || planOf(def, release, 'save').fixedSize > LARGE;
  const run = fc.check(property, { numRuns: few ? FEW_STATES : STATES, seed: 1 });
  if (!run.failed) return;
  // The counterexample may have a megabyte; seed and path find it again.
  const cause = run.errorInstance;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const place = `row ${row} of the catalogue, ${def.name} in ${release}`;
  throw new Error(`${place}: ${reason}\n  seed ${run.seed}, path ${run.counterexamplePath}`, { cause });
}
