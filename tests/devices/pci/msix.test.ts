/**
 * Parts of PCI devices: the table of interrupts, the log of errors.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { msix, msixVectors } from '../../../src/devices/pci/msix.js';
import { vmstatePcieAerErrorLog } from '../../../src/devices/pci-bridge/pcie-ports.js';
import { expectWire, hex } from '../../../src/testing/index.js';
import { blank, describe, measure } from '../../../src/vmstate/index.js';

const test = suite('devices/pci/msix');

test('sixteen bytes a vector, and a bit for each that is pending', () => {
  const sizes = [0, 1, 5, 15, 16, 25].map((vectors) => measure(msix(vectors), blank(msix(vectors))));
  assert.equal(sizes, [0, 17, 81, 242, 258, 404]); // as real QEMU sends them
  assert.match(describe(msix(1), blank(msix(1))), /"type": "msix state", "size": 17/);
});

test('the number of vectors is in the configuration space', () => {
  const config = new Uint8Array(256);
  assert.is(msixVectors(config), 0);
  config[0x34] = 0x40; // the list begins
  config.set([0x09, 0x50], 0x40); // another capability
  config.set([0x11, 0x00, 0x02, 0x80], 0x50); // MSI-X, on, three vectors
  assert.is(msixVectors(config), 3);
  config.set([0x09, 0x40], 0x40); // a list that bites its tail
  assert.is(msixVectors(config), 0);
});

test('the log of errors has as many as it says', () => {
  const error = { status: 1, source_id: 2, flags: 3, header: [4, 5, 6, 7], prefix: [8, 9, 10, 11] };
  const bytes = hex`/* log_num */ 0001 /* log_max */ 0008 /* status */ 00000001 /* source_id */ 0002 /* flags */ 0003
    /* header */ 00000004 00000005 00000006 00000007 /* prefix */ 00000008 00000009 0000000a 0000000b`;
  expectWire(vmstatePcieAerErrorLog, { log_num: 1, log_max: 8, log: [error] } as never, bytes, {
    release: '7.2',
  } as never);
});

test.run();
