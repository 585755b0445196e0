/**
 * What belongs to all CPUs of an s390x machine: interrupts, clock, storage keys, channels, service processor.
 */
import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CssImgState, onlyImage, vmstateCssImg, vmstateS390Css } from '../../../src/devices/s390x/css.js';
import { vmstateKvmS390Flic, vmstateQemuS390Flic } from '../../../src/devices/s390x/flic.js';
import { vmstateIpl } from '../../../src/devices/s390x/ipl.js';
import { packKvmIrqs, unpackKvmIrqs } from '../../../src/devices/s390x/kvm-irqs.js';
import type { S390Machine } from '../../../src/devices/s390x/machine.js';
import { vmstateEventFacility } from '../../../src/devices/s390x/sclp.js';
import { vmstateS390Skeys } from '../../../src/devices/s390x/skeys.js';
import { vmstateSubchDev } from '../../../src/devices/s390x/subchannel.js';
import { TOD_UNIX_EPOCH_NS, todToUnixNs, unixNsToTod, vmstateS390Tod } from '../../../src/devices/s390x/tod.js';
import { vmstateVirtioCcwDev } from '../../../src/devices/s390x/virtio-ccw.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { readStream } from '../../../src/savevm/stream/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import {
  blank,
  type Definition,
  decode,
  describe,
  encode,
  load,
  measure,
  type Release,
  type StateOf,
  type Values,
} from '../../../src/vmstate/index.js';
import { bytesOf, recordings } from '../../streams/recordings.js';
import { ascii, concat } from '../../support/bytes.js';
import { throwsError } from '../../support/errors.js';

const test = suite('devices/cpu/s390x-machine');

const later: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];

/** Names of the vmsds that a live save describes, as far as they begin like that of the definition. */
function sent<D extends Definition>(def: D, release: Release, values: Values<StateOf<D>>, context?: S390Machine) {
  const vm = new SaveVM({ release });
  vm.register(def as Definition, blank(def, values, { release, context } as object) as object, { context });
  const text = new TextDecoder('latin1').decode(vm.save());
  const names = [...text.matchAll(/"vmsd_name"\s*:\s*"([^"]+)"/g)].map((match) => match[1] as string);
  return names.filter((name) => name.startsWith(def.name.slice(0, 8)));
}

const FOLDERS = ['streams/5.2', 'streams/7.2', 'streams/10.0', 'streams/11.1'];

test('s390_css: recorded sections load into a state that knows its images', () => {
  if (!existsSync('../shared/streams')) return;
  let count = 0;
  for (const recording of recordings(FOLDERS).filter(({ file }) => file.includes('/s390x__'))) {
    const release = recording.release as Release;
    const whole = bytesOf(recording);
    const stream = readStream(whole, { release });
    const section = stream.items.find((item) => item.kind === 'device' && item.header.idstr === 's390_css');
    if (section?.kind !== 'device') continue;
    const bytes = whole.slice(section.offset, section.offset + section.length);
    const live = blank(vmstateS390Css, { css: onlyImage({}) }, { release });
    assert.is(load(vmstateS390Css, live, bytes, { release }), bytes.length);
    sameBytes(encode(vmstateS390Css, live, { release }), bytes, recording.file);
    const text = describe(vmstateS390Css, live, { release });
    const inner = text.slice(text.indexOf('"vmsd_name"'), text.lastIndexOf('}'));
    assert.ok(new TextDecoder('latin1').decode(whole).includes(inner), recording.file);
    assert.is(live.default_cssid, 0xfe);
    count++;
  }
  assert.ok(count > 0);
});

test('s390_css: images without which a stream cannot be read', () => {
  const image: CssImgState = blank(vmstateCssImg, { chpids: [{ in_use: 1, type: 0x32, is_virtual: 1 }] });
  const state = blank(vmstateS390Css, {
    pending_crws: [{ crw: { flags: 0x8000, rsid: 1 } }],
    do_crw_mchk: true,
    chnmon_area: 2n,
    css: onlyImage(image, 1),
    default_cssid: 1,
  });
  const bytes = encode(vmstateS390Css, state);
  assert.is(bytes.length, 1039 + 5);
  sameBytes(
    bytes.subarray(0, 25),
    hex`/* a report */ 01 8000 0001 /* no more */ 00 /* sei, mchk, lost */ 00 01 00 /* max */ 00 00
      /* monitoring */ 00 0000000000000002 /* css 0 is null */ 30 /* css 1, path 0 */ 01 32 01 00`,
  );
  throwsError(() => decode(vmstateS390Css, bytes), StreamError, { code: 'null-unknown' });
  const base = blank(vmstateS390Css, { css: onlyImage({}, 1) });
  assert.equal(decode(vmstateS390Css, bytes, { base }), state);
});

test('the channel subsystem: not for 2.9 and older', () => {
  for (const release of later) {
    const names = (context?: S390Machine) => sent(vmstateS390Css, release, { css: onlyImage({}) }, context);
    assert.ok(names().includes('s390_css'));
    assert.equal(names({ cssMigration: false }), []);
  }
});

test('qemu-s390-flic: modes, and since 10.0 what waits', () => {
  const full = { pending: 0x380, service_param: 1, io0: [{ id: 1, nr: 2, parm: 3, word: 0x80000000 }] };
  for (const release of ['5.2', '7.2'] as const) {
    assert.equal(sent(vmstateQemuS390Flic, release, { full }), ['qemu-s390-flic']);
    assert.equal(sent(vmstateQemuS390Flic, release, { full }, { ais: false }), []);
    expectWire(vmstateQemuS390Flic, { simm: 0x80, nimm: 1 }, hex`80 01`, { release });
  }
  for (const release of ['10.0', '11.1'] as const) {
    const names = (context?: S390Machine) => sent(vmstateQemuS390Flic, release, { full: {} }, context);
    assert.equal(names(), ['qemu-s390-flic', 'qemu-s390-flic-full']);
    assert.equal(names({ ais: false }), ['qemu-s390-flic', 'qemu-s390-flic-full']);
    assert.equal(names({ flicAllState: false }), ['qemu-s390-flic']);
    assert.equal(names({ ais: false, flicAllState: false }), []);
    const subsection = concat(
      hex`/* subsection */ 05 13`,
      ascii('qemu-s390-flic-full'),
      hex`/* version */ 00000001 /* pending */ 00000380 /* service_param */ 00000001
        /* io[0] */ 01 0001 0002 00000003 80000000 00 /* io[1] to io[7] */ 00 00 00 00 00 00 00`,
    );
    const state = blank(vmstateQemuS390Flic, { simm: 0x80, nimm: 1, full }, { release });
    const bytes = concat(hex`80 01`, subsection);
    sameBytes(encode(vmstateQemuS390Flic, state, { release }), bytes);
    assert.equal(decode(vmstateQemuS390Flic, bytes, { release }), state);
    const context = { ais: false };
    const without = blank(vmstateQemuS390Flic, { full }, { release, context });
    sameBytes(encode(vmstateQemuS390Flic, without, { release, context }), subsection);
    assert.equal(decode(vmstateQemuS390Flic, subsection, { release, context }), without);
  }
});

const irqs = packKvmIrqs([
  { type: 0xffff2401n, parameters: Uint8Array.of(1, 2, 3, 4) },
  { type: 2n, parameters: new Uint8Array(64).fill(0xff) },
]);

test('records of KVM', () => {
  assert.is(irqs.length, 144);
  sameBytes(irqs.subarray(0, 13), hex`/* service */ 00000000ffff2401 /* parameters */ 01020304 00`);
  const [first, second, ...more] = unpackKvmIrqs(irqs);
  assert.is(first?.type, 0xffff2401n);
  assert.equal(first?.parameters.subarray(0, 5), Uint8Array.of(1, 2, 3, 4, 0));
  assert.equal(second, { type: 2n, parameters: new Uint8Array(64).fill(0xff) });
  assert.equal(more, []);
  assert.equal(unpackKvmIrqs(irqs.subarray(72, 143)), []);
  assert.is(unpackKvmIrqs(irqs.subarray(72))[0]?.type, 2n);
  throwsError(() => packKvmIrqs([{ type: 0n, parameters: new Uint8Array(65) }]), ValueError, { code: 'wrong-length' });
});

test('s390-flic: by hand in 2.3, with modes since 5.2', () => {
  const one = irqs.slice(0, 72);
  const body = concat(hex`/* count */ 0000000000000001`, one);
  expectWire(vmstateKvmS390Flic, { irqs: one }, body, { release: '2.3' });
  expectWire(vmstateKvmS390Flic, { irqs: new Uint8Array(0) }, hex`/* count */ 0000000000000000`);
  const name = ascii('s390-flic/ais');
  const modes = concat(hex`/* subsection */ 05 0d`, name, hex`/* version */ 00000001 /* simm nimm */ 80 01`);
  for (const release of later) {
    const state = { irqs: one, ais: { tmp: { simm: 0x80, nimm: 1 } } };
    expectWire(vmstateKvmS390Flic, state, concat(body, modes), { release });
    assert.equal(sent(vmstateKvmS390Flic, release, { ais: {} }), ['s390-flic', 's390-flic/ais', 's390-flic-ais-tmp']);
    assert.equal(sent(vmstateKvmS390Flic, release, { ais: {} }, { ais: false }), ['s390-flic']);
  }
  assert.equal(sent(vmstateKvmS390Flic, '2.3', {}), []);
  const failed = hex`/* no count */ ffffffffffffffff`;
  throwsError(() => decode(vmstateKvmS390Flic, failed), StreamError, { code: 'bad-value', offset: 0 });
  const many = hex`/* count */ fffffffffffffffe`;
  throwsError(() => decode(vmstateKvmS390Flic, many), StreamError, { code: 'truncated' });
  const odd = { irqs: new Uint8Array(71) };
  throwsError(() => encode(vmstateKvmS390Flic, odd), ValueError, { code: 'wrong-length' });
});

test('todclock: present or not, in all releases', () => {
  const bytes = hex`/* present */ 01 /* high */ 00 /* low */ 7d91048bca000000`;
  for (const release of ['2.3', ...later] as const) {
    expectWire(vmstateS390Tod, { present: 1, high: 0, low: 0x7d91048bca000000n }, bytes, { release });
    assert.equal(sent(vmstateS390Tod, release, { present: 1 }), []);
  }
  sameBytes(encode(vmstateS390Tod, { present: 0 }), hex`/* not present */ 00`);
  assert.equal(decode(vmstateS390Tod, hex`00`) as object, { present: 0 });
});

test('the clock counts from 1900', () => {
  // The value for 1970 that the Principles of Operation and Linux have.
  assert.equal(unixNsToTod(0n), { high: 0, low: 0x7d91048bca000000n });
  assert.is(todToUnixNs({ high: 0, low: 0x7d91048bca000000n }), 0n);
  assert.is(todToUnixNs({ high: 0, low: 0n }), -TOD_UNIX_EPOCH_NS);
  assert.is(todToUnixNs({ high: 0, low: 0x7d91048bca001000n }), 1000n);
  const in2043 = 2303683200000000000n;
  const tod = unixNsToTod(in2043);
  assert.is(tod.high, 1);
  assert.is(todToUnixNs(tod), in2043);
});

test('s390-skeys: ranges', () => {
  expectWire(vmstateS390Skeys, { ranges: [] }, hex`/* end */ 0000000000000001`);
  const ranges = [
    { start: 0n, keys: Uint8Array.of(0x06, 0xfe) },
    { start: 0x80000000n, keys: Uint8Array.of(0x10) },
  ];
  const bytes = hex`/* 0 */ 0000000000000002 /* 2 keys */ 0000000000000002 06 fe
    /* 2 GiB */ 0000000080000002 /* 1 key */ 0000000000000001 10 /* end */ 0000000000000001`;
  for (const release of later) {
    expectWire(vmstateS390Skeys, { ranges }, bytes, { release });
    const vm = new SaveVM({ release });
    vm.register(vmstateS390Skeys, { ranges }, { context: { skeysMigration: false } });
    assert.is(new TextDecoder('latin1').decode(vm.save()).includes('s390-skeys'), false);
  }
  const failed = hex`/* error */ 0000000000000004`;
  throwsError(() => decode(vmstateS390Skeys, failed), StreamError, { code: 'bad-value', offset: 0, actual: 4n });
  throwsError(() => decode(vmstateS390Skeys, hex`0000000000000003`), StreamError, { code: 'bad-value' });
  const many = hex`0000000000000002 ffffffffffffffff`;
  throwsError(() => decode(vmstateS390Skeys, many), StreamError, { code: 'truncated' });
  const odd = { ranges: [{ start: 0x800n, keys: new Uint8Array(1) }] };
  throwsError(() => encode(vmstateS390Skeys, odd), ValueError, { code: 'out-of-range', actual: 0x800n });
});

test('ipl: the whole block since 5.2, but not for 2.6 and older', () => {
  const values = { iplb: { reserved1: [0, 0, 0, 200], devno: 0x0100, iplb_extended: { reserved_ext: [1] } }, devno: 1 };
  assert.is(measure(vmstateIpl, blank(vmstateIpl, values, { release: '2.3' }), { release: '2.3' }), 221);
  for (const release of ['5.2', '7.2'] as const) {
    assert.is(measure(vmstateIpl, blank(vmstateIpl, values, { release }), { release }), 4140);
    assert.equal(sent(vmstateIpl, release, values), ['ipl', 'ipl/iplb', 'ipl/iplb_extended']);
    assert.equal(sent(vmstateIpl, release, values, { iplbExtended: false }), ['ipl', 'ipl/iplb']);
  }
});

test('event facility: the right half of the mask if it is not 0', () => {
  const values = { receive_mask: 0x40000000, mask64: { receive_mask_lower: 1 }, mask_length: { mask_length: 8 } };
  const begin = 'vmstate-event-facility';
  for (const release of later) {
    const names = (more: Values<StateOf<typeof vmstateEventFacility>>, context?: S390Machine) =>
      sent(vmstateEventFacility, release, { ...values, ...more }, context).map((name) => name.slice(begin.length));
    assert.equal(names({}), ['', '/mask64', '/mask_length']);
    assert.equal(names({ mask64: { receive_mask_lower: 0 } }), ['', '/mask_length']);
    assert.equal(names({}, { allMaskSizes: false }), ['', '/mask64']);
  }
  assert.equal(sent(vmstateEventFacility, '2.3', values), [begin]);
});

test('a virtio device on a channel', () => {
  const state = blank(vmstateVirtioCcwDev, {
    parent_obj: { sch: { cssid: 0xfe, schid: 3, devno: 0x1234, id: { reserved: 0xff, cu_type: 0x3832 }, orb: {} } },
    indicators: { tmp: { len: 8, addr: 0x1000n } },
    tmp: { config_vector: 0xffff },
    routes: { adapter: { ind_offset: 1n, summary_offset: { summary_offset: 2 } } },
    thinint_isc: 3,
    revision: -1,
  });
  for (const release of later) {
    const bytes = encode(vmstateVirtioCcwDev, state, { release });
    assert.equal(decode(vmstateVirtioCcwDev, bytes, { release }), state);
    sameBytes(bytes.subarray(0, 7), hex`/* cssid ssid */ fe 00 /* schid devno */ 0003 1234 /* thinint_active */ 00`);
    sameBytes(bytes.subarray(bytes.length - 5), hex`/* isc */ 03 /* revision */ ffffffff`);
  }
  assert.equal(
    sent(vmstateSubchDev, '10.0', { orb: {} }, { cssMigration: false }).includes('s390_subch_dev/orb'),
    false,
  );
  assert.ok(sent(vmstateSubchDev, '10.0', { orb: {} }).includes('s390_subch_dev/orb'));
  const other = encode(vmstateSubchDev, blank(vmstateSubchDev, { devno: 1, orb: {} }));
  throwsError(() => load(vmstateSubchDev, blank(vmstateSubchDev, { devno: 2, orb: {} }), other), StreamError, {
    code: 'not-equal',
  });
});

test.run();
