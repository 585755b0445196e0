/**
 * Virtio devices: transports, what depends on features and on the number of queues. Whole sections of real QEMU are in
 * `tests/devices/sections.test.ts`.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VIRTIO_MMIO, VIRTIO_PCI, VIRTIO_S390 } from '../../../src/devices/virtio/transports.js';
import { virtioBlk, virtioRng } from '../../../src/devices/virtio/virtio-devices.js';
import { virtioIommu } from '../../../src/devices/virtio/virtio-iommu.js';
import { virtioMem, vmstateVirtioMemDeviceEarly } from '../../../src/devices/virtio/virtio-mem.js';
import { virtioNet } from '../../../src/devices/virtio/virtio-net.js';
import { virtioSerial } from '../../../src/devices/virtio/virtio-serial.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { expectWire, hex } from '../../../src/testing/index.js';
import { decode, describe, encode } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';

const test = suite('devices/virtio');

/** Status, ISR, selected queue, features, no configuration, no queues. */
const EMPTY = '07 01 0000 00000000 00000000 00000000';
const empty = {
  proxy: {},
  status: 7,
  isr: 1,
  queue_sel: 0,
  guest_features: 0,
  config_len: 0,
  config: new Uint8Array(0),
  queues: 0,
  vq: [],
};

test('PCI: the table is as long as the configuration space says', () => {
  const def = virtioRng(VIRTIO_PCI);
  const config = new Uint8Array(256);
  const pci_dev = { version_id: 2, config, irq_state: 0 };
  const proxy = { pci_dev, msix: new Uint8Array(0), config_vector: 0xffff };
  const without = encode(def, { virtio: { ...empty, proxy } } as never);
  throwsError(() => decode(def, without), StreamError, { code: 'bad-value', path: 'virtio-rng/virtio.proxy.msix' });
  config[0x34] = 0x40;
  config[0x40] = 0x11;
  const state = { virtio: { ...empty, proxy: { ...proxy, msix: new Uint8Array(17).fill(9) } } };
  assert.equal(decode(def, encode(def, state as never)), state);
});

test('MMIO: a queue says how it is aligned', () => {
  const proxy = { host_features_sel: 1, guest_features_sel: 2, guest_page_shift: 12 };
  const vq = [{ num: 256, align: 4096, desc: 0x40000000n, last_avail_idx: 3 }];
  const bytes = hex`00000001 00000002 0000000c 07 01 0000 00000000 00000000
    /* one queue */ 00000001  00000100 00001000 0000000040000000 0003`;
  expectWire(virtioRng(VIRTIO_MMIO), { virtio: { ...empty, proxy, queues: 1, vq } } as never, bytes);
});

test('2.3 sends the content alone, later releases describe it as one field', () => {
  const state = { virtio: empty } as never;
  const def = virtioRng(VIRTIO_S390);
  expectWire(def, state, hex(EMPTY), { release: '2.3' } as never);
  assert.match(describe(def, state, { release: '7.2' } as never), '{"name": "virtio", "type": "virtio", "size": 16}');
});

test('requests of a disk that wait are refused', () => {
  const def = virtioBlk(VIRTIO_S390);
  expectWire(def, { virtio: { ...empty, requests: [] } } as never, hex(`${EMPTY} 00`));
  throwsError(() => decode(def, hex(`${EMPTY} 01`)), StreamError, {
    code: 'unsupported',
    path: 'virtio-blk/virtio.requests',
  });
  throwsError(() => encode(def, { virtio: { ...empty, requests: [{}] } } as never), ValueError, {
    code: 'unsupported',
    path: 'virtio-blk/virtio.requests',
  });
});

test('a card sends its offloads if the guest may switch them, and its pairs if it has several', () => {
  const def = virtioNet(VIRTIO_S390);
  const zeros = new Uint8Array(16 + 6 + 4 + 4 + 2 + 1 + 1 + 4 + 512 + 4 + 7 + 8);
  zeros[7] = 4; // the feature
  const one = decode(def, zeros);
  const { length } = encode(def, one);
  assert.is(length, zeros.length);
  const none = { virtio: { ...one.virtio, guest_features: 0 } };
  assert.is(encode(def, none).length, length - 8);
  const pairs = { max_queues: 4, tx_waiting_others: Uint32Array.of(0, 1) };
  const many = { virtio: { ...one.virtio, ...pairs } };
  const context = { multiqueue: true };
  const bytes = encode(def, many, { context } as never);
  assert.equal([...bytes.subarray(-20, -8)], [0, 4, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1]);
  assert.equal(decode(def, bytes, { context } as never), many);
});

test('ports: the map has a bit for each, whatever the order of bytes of their number', () => {
  const def = virtioSerial(VIRTIO_S390);
  const port = { id: 1, guest_connected: 1, host_connected: 0, elem_popped: 0 };
  for (const [max_nr_ports, words] of [
    [31, 1],
    [0x1f000000, 1],
    [0x40, 2],
  ] as const) {
    const ports_map = new Uint32Array(words).fill(3);
    const ports = { cols: 0, rows: 0, max_nr_ports, ports_map, nr_active_ports: 1, ports: [port] };
    const state = { virtio: { ...empty, ...ports } };
    assert.equal(decode(def, encode(def, state as never)), state);
  }
  throwsError(() => decode(def, hex(`${EMPTY} 0000 0000 00010203`)), StreamError, {
    code: 'bad-count',
    path: 'virtio-console/virtio.ports_map',
  });
});

test('an IOMMU: domains by number, each with ranges, devices, and from 7.0 on whether all pass', () => {
  const def = virtioIommu(VIRTIO_S390);
  const mapping = { key: { low: 0x1000n, high: 0x1fffn }, value: { phys_addr: 0x3000n, flags: 3 } };
  const value = { id: 5, mappings: [mapping], endpoint_list: [{ id: 8 }] };
  const domain = `00000001 01 0000000000000005 00000005
    00000001 01 0000000000001000 0000000000001fff 0000000000003000 00000003 00
    01 00000008 00`;
  const old = { virtio: { ...empty, device: { domains: [{ key: 5n, value }] } } };
  expectWire(def, old as never, hex(`${EMPTY} ${domain} 00`), { release: '5.2' } as never);
  const young = {
    virtio: { ...empty, device: { domains: [{ key: 5n, value: { ...value, bypass: true } }], bypass: 1 } },
  };
  expectWire(def, young as never, hex(`${EMPTY} ${domain} 01 00 01`), { release: '7.2' } as never);
});

test('memory in blocks: a bit for each, after what tells how many there are; in a section of its own or with the device', () => {
  const sanity = { addr: 0x140000000n, region_size: 65n << 21n, block_size: 1n << 21n, node: 0 };
  const facts = '0000000140000000 0000000008200000 0000000000200000 00000000';
  const bitmap = BigUint64Array.of(0xfn, 1n);
  const bits = '000000000000000f 0000000000000001';
  const early = { sanity, size: 5n << 21n, bitmap };
  expectWire(vmstateVirtioMemDeviceEarly, early, hex(`${facts} 0000000000a00000 ${bits}`));
  const def = virtioMem(VIRTIO_S390);
  const device = { usable_region_size: 1n << 27n, requested_size: 1n << 26n };
  expectWire(
    def,
    { virtio: { ...empty, device: { ...device, ...early } } } as never,
    hex(`${EMPTY} ${facts} 0000000008000000 0000000000a00000 0000000004000000 ${bits}`),
  );
  expectWire(def, { virtio: { ...empty, device } } as never, hex(`${EMPTY} 0000000008000000 0000000004000000`), {
    context: { early_migration: true },
  } as never);
  const huge = facts.replace('0000000008200000', 'ffffffffffffffff');
  throwsError(() => decode(vmstateVirtioMemDeviceEarly, hex(`${huge} 00 ${bits}`)), StreamError, {
    code: 'truncated',
    path: 'virtio-mem-device-early/bitmap',
  });
});

test.run();
