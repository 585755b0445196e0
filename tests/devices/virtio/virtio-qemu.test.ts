/**
 * Real QEMU 7.2 as the judge of virtio devices: it loads values that were changed in a stream of its own, and saves the same.
 */

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../../src/devices/index.js';
import { type MigrationStream, readStream, writeStream } from '../../../src/savevm/stream/index.js';
import { judgeOf, loadStream, recordStream } from '../../qemu/qemu.js';
import { sectionsOf } from '../../streams/recordings.js';

const test = suite('virtio devices in real QEMU');

const judge = (target: string) => judgeOf(test, target);

interface Virtio {
  queue_sel: number;
  device?: { num_pages?: number; actual?: number; domains?: unknown[]; usable_region_size?: bigint };
  mac?: Uint8Array;
}

/** A domain that maps one page, and no device in it. */
const DOMAIN = {
  key: 5n,
  value: {
    id: 5,
    mappings: [{ key: { low: 0x1000n, high: 0x1fffn }, value: { phys_addr: 0x345000n, flags: 3 } }],
    endpoint_list: [],
    bypass: false,
  },
};

/** The virtio devices of a stream by their names. */
function devicesOf({ items }: MigrationStream): [string, Virtio][] {
  return sectionsOf(items).flatMap(({ content, header }): [string, Virtio][] => {
    const name = header.idstr.slice(header.idstr.lastIndexOf('/') + 1);
    if (!name.startsWith('virtio-')) return [];
    if (content.how !== 'typed') throw new Error(`${header.idstr} is not typed`);
    return [[name, (content.state as { virtio: Virtio }).virtio]];
  });
}

interface Case {
  readonly title: string;
  readonly target: string;
  readonly machine: string;
  readonly devices: readonly string[];
  readonly args?: readonly string[];
}

const MACHINES: readonly Case[] = [
  {
    title: 'PCI',
    target: 'x86_64',
    machine: 'pc',
    devices: [
      'virtio-net-pci,netdev=n',
      'virtio-balloon-pci',
      'virtio-rng-pci',
      'virtio-scsi-pci',
      'virtio-serial-pci',
    ],
  },
  {
    title: 'PCI Express',
    target: 'x86_64',
    machine: 'q35',
    devices: [
      'pcie-root-port,id=p',
      'virtio-iommu-pci',
      'virtio-net-pci,netdev=n,bus=p',
      'virtio-balloon-pci',
      'virtio-mem-pci,memdev=m',
    ],
    args: ['-m', 'slots=1,maxmem=1G', '-object', 'memory-backend-ram,id=m,size=256M'],
  },
  {
    title: 'MMIO',
    target: 'aarch64',
    machine: 'virt',
    devices: ['virtio-net-device,netdev=n', 'virtio-balloon-device', 'virtio-rng-device', 'virtio-serial-device'],
  },
  {
    title: 'channels',
    target: 's390x',
    machine: 's390-ccw-virtio',
    devices: ['virtio-net-ccw,netdev=n', 'virtio-balloon-ccw', 'virtio-rng-ccw', 'virtio-scsi-ccw'],
  },
];

for (const { title, target, machine, devices, args: more = [] } of MACHINES) {
  judge(target)(`${title}: values that were changed come back`, async () => {
    const args = ['-netdev', 'hubport,id=n,hubid=0', ...more, ...devices.flatMap((device) => ['-device', device])];
    const options = { target, machine, memory: 128, args: ['-nic', 'none', ...args] };
    const recorded = readStream(await recordStream(options), { catalogue, release: '7.2' });
    const changed = devicesOf(recorded);
    assert.is(changed.length, devices.filter((device) => device.startsWith('virtio-')).length);
    for (const [, virtio] of changed) {
      virtio.queue_sel = 1;
      if (virtio.device?.num_pages !== undefined) Object.assign(virtio.device, { num_pages: 77, actual: 55 });
      virtio.device?.domains?.push(DOMAIN);
      if (virtio.device?.usable_region_size !== undefined) virtio.device.usable_region_size = 64n << 20n;
      virtio.mac?.set([2, 3, 5, 7, 11, 13]);
    }
    const result = await loadStream({ ...options, stream: writeStream(recorded), resave: true });
    assert.ok(result.ok, result.log);
    const again = readStream(result.resaved as Uint8Array, { catalogue, release: '7.2' });
    assert.equal(devicesOf(again), changed);
  });
}

test.run();
