/**
 * Whole streams to the byte: one machine of two devices and two pages of RAM, as each release writes it.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SaveVM } from '../../src/savevm/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { ascii, concat } from '../support/bytes.js';
import { twoDevices, twoPages } from './machines.js';

const test = suite('streams');

/** A description, in which every line break stands for the space between two tokens. */
const text = (lines: string): Uint8Array => ascii(lines.trim().replace(/\s*\n\s*/g, ' '));

const page = twoPages(256).subarray(0, 256);

/** What stands before the description of every release with footers, up to the end of PART. */
const framedRam = concat(
  hex`
  51 45 56 4d  00 00 00 03
  07                                     // CONFIGURATION
    00 00 00 05 /* "isapc" */ 69 73 61 70 63
  01 00 00 00 00                         // START, section 0
    03 /* "ram" */ 72 61 6d  00 00 00 00  00 00 00 04
    00 00 00 00 00 00 02 04              // MEM_SIZE, 0x200 bytes in all
      06 /* "pc.ram" */ 70 63 2e 72 61 6d  00 00 00 00 00 00 02 00
    00 00 00 00 00 00 00 10              // EOS
  7e 00 00 00 00
  02 00 00 00 00                         // PART
    00 00 00 00 00 00 00 08              // PAGE at 0, with its name
      06 /* "pc.ram" */ 70 63 2e 72 61 6d`,
  page,
  hex`
    00 00 00 00 00 00 01 22 00           // ZERO | CONTINUE at 0x100
    00 00 00 00 00 00 00 10
  7e 00 00 00 00`,
);

const framedEnd = hex`
  03 00 00 00 00                         // END
    00 00 00 00 00 00 00 10
  7e 00 00 00 00
  04 00 00 00 01                         // FULL, section 1
    07 /* "counter" */ 63 6f 75 6e 74 65 72  00 00 00 00  00 00 00 02
    01 02 03 04  05 06
  7e 00 00 00 01
  04 00 00 00 02
    03 /* "fdc" */ 66 64 63  00 00 00 00  00 00 00 03
    80
    07                                   // the first drive, then its subsection
      05 0b /* "fdrive/rate" */ 66 64 72 69 76 65 2f 72 61 74 65  00 00 00 01  02
    09
    01 02 03
  7e 00 00 00 02
  00                                     // EOF
  06`;

const switchoverStart = hex`08 00 0b 00 00`;

test('2.3: no configuration, no footers, spaced text', () => {
  const description = text(`
    { "page_size" : 256, "devices" : [
    { "name" : "counter", "instance_id" : 0, "vmsd_name" : "counter", "version" : 2, "fields" : [
    { "name" : "value", "type" : "uint32", "size" : 4 }, { "name" : "step", "type" : "uint16", "size" : 2 } ] },
    { "name" : "fdc", "instance_id" : 0, "vmsd_name" : "fdc", "version" : 3, "fields" : [
    { "name" : "msr", "type" : "uint8", "size" : 1 },
    { "name" : "drives", "index" : 0, "type" : "struct", "struct" : { "vmsd_name" : "fdrive", "version" : 1,
    "fields" : [ { "name" : "track", "type" : "uint8", "size" : 1 } ],
    "subsections" : [ { "vmsd_name" : "fdrive/rate", "version" : 1,
    "fields" : [ { "name" : "rate", "type" : "uint8", "size" : 1 } ] } ] }, "size" : 19 },
    { "name" : "drives", "index" : 1, "type" : "struct", "struct" : { "vmsd_name" : "fdrive", "version" : 1,
    "fields" : [ { "name" : "track", "type" : "uint8", "size" : 1 } ] }, "size" : 1 },
    { "name" : "fifo", "array_len" : 3, "type" : "uint8", "size" : 1 } ] } ] }`);
  const expected = concat(
    hex`
    51 45 56 4d  00 00 00 03
    01 00 00 00 00
      03 /* "ram" */ 72 61 6d  00 00 00 00  00 00 00 04
      00 00 00 00 00 00 02 04
        06 /* "pc.ram" */ 70 63 2e 72 61 6d  00 00 00 00 00 00 02 00
      00 00 00 00 00 00 00 10
    02 00 00 00 00
      00 00 00 00 00 00 00 08
        06 /* "pc.ram" */ 70 63 2e 72 61 6d`,
    page,
    hex`
      00 00 00 00 00 00 01 22 00
      00 00 00 00 00 00 00 10
    03 00 00 00 00
      00 00 00 00 00 00 00 10
    04 00 00 00 01
      07 /* "counter" */ 63 6f 75 6e 74 65 72  00 00 00 00  00 00 00 02
      01 02 03 04  05 06
    04 00 00 00 02
      03 /* "fdc" */ 66 64 63  00 00 00 00  00 00 00 03
      80
      07 05 0b /* "fdrive/rate" */ 66 64 72 69 76 65 2f 72 61 74 65  00 00 00 01  02
      09
      01 02 03
    00
    06 00 00 03 bf`,
    description,
  );
  assert.is(description.length, 0x3bf);
  sameBytes(twoDevices({ release: '2.3' }).vm.save(), expected);
});

const devicesA = `
  {"name": "counter", "instance_id": 0, "vmsd_name": "counter", "version": 2, "fields": [
  {"name": "value", "type": "uint32", "size": 4}, {"name": "step", "type": "uint16", "size": 2}]},
  {"name": "fdc", "instance_id": 0, "vmsd_name": "fdc", "version": 3, "fields": [
  {"name": "msr", "type": "uint8", "size": 1},
  {"name": "drives", "index": 0, "type": "struct", "struct": {"vmsd_name": "fdrive", "version": 1,
  "fields": [{"name": "track", "type": "uint8", "size": 1}],
  "subsections": [{"vmsd_name": "fdrive/rate", "version": 1,
  "fields": [{"name": "rate", "type": "uint8", "size": 1}]}]}, "size": 19},
  {"name": "drives", "index": 1, "type": "struct", "struct": {"vmsd_name": "fdrive", "version": 1,
  "fields": [{"name": "track", "type": "uint8", "size": 1}]}, "size": 1},
  {"name": "fifo", "array_len": 3, "type": "uint8", "size": 1}]}]}`;
const configuration = `{"vmsd_name": "configuration", "version": 1, "fields": [
  {"name": "len", "type": "uint32", "size": 4}, {"name": "name", "type": "buffer", "size": 5}]}`;
/** As above; in compact text no space stands behind a bracket. */
const compact = (lines: string): Uint8Array => ascii(new TextDecoder().decode(text(lines)).replaceAll('[ {', '[{'));

test('5.2: configuration, footers, spaced text', () => {
  const stream = twoDevices({ release: '5.2' }).vm.save();
  const old = twoDevices({ release: '2.3' }).vm.save();
  // The text is that of 2.3 to the byte.
  sameBytes(stream, concat(framedRam, framedEnd, hex`00 00 03 bf`, old.subarray(old.length - 0x3bf)));
});

test('7.2: compact text', () => {
  const description = compact(`{"page_size": 256, "devices": [${devicesA}`);
  assert.is(description.length, 0x35d);
  sameBytes(twoDevices({ release: '7.2' }).vm.save(), concat(framedRam, framedEnd, hex`00 00 03 5d`, description));
});

test('10.0: command 11 before END, the configuration described, no index on the last element', () => {
  const devices = devicesA.replace('"index": 1, ', '');
  const description = compact(`{"configuration": ${configuration}, "page_size": 256, "devices": [${devices}`);
  assert.is(description.length, 0x3f9);
  sameBytes(
    twoDevices({ release: '10.0' }).vm.save(),
    concat(framedRam, switchoverStart, framedEnd, hex`00 00 03 f9`, description),
  );
});

test('11.1: no index at all', () => {
  const devices = devicesA.replace('"index": 0, ', '').replace('"index": 1, ', '');
  const description = compact(`{"configuration": ${configuration}, "page_size": 256, "devices": [${devices}`);
  assert.is(description.length, 0x3ed);
  sameBytes(
    twoDevices({ release: '11.1' }).vm.save(),
    concat(framedRam, switchoverStart, framedEnd, hex`00 00 03 ed`, description),
  );
});

test('a machine type from before 10.0 gets no command 11, also in 11.1', () => {
  const withCommand = twoDevices({ release: '11.1', machine: 'pc-i440fx-10.0' }).vm.save();
  const without = twoDevices({ release: '11.1', machine: 'pc-i440fx-9.2' }).vm.save();
  const at = framedRam.length + 'pc-i440fx-10.0'.length - 'isapc'.length;
  sameBytes(withCommand.subarray(at, at + 6), hex`08 00 0b 00 00 03`);
  assert.is(without[at - 1], 0x03);
});

test('a suppressed description leaves nothing behind the end mark', () => {
  const described = twoDevices({ release: '7.2' }).vm.save();
  const bare = twoDevices({ release: '7.2', profile: { description: false } }).vm.save();
  sameBytes(bare, described.subarray(0, framedRam.length + framedEnd.length - 1));
  assert.is(bare.at(-1), 0);
});

test('an empty machine is a header, an end mark and an empty list', () => {
  sameBytes(
    new SaveVM({ release: '2.3' }).save(),
    concat(hex`51 45 56 4d 00 00 00 03 00 06 00 00 00 28`, ascii('{ "page_size" : 4096, "devices" : [  ] }')),
  );
  sameBytes(
    new SaveVM({ release: '7.2' }).save(),
    concat(
      hex`51 45 56 4d 00 00 00 03  07 00 00 00 00  00 06 00 00 00 22`,
      ascii('{"page_size": 4096, "devices": []}'),
    ),
  );
});

test.run();
