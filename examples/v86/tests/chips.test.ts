/**
 * Interrupt controllers, serial port and clock between v86 and QEMU.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { blank } from 'vmstate';
import { rtcFromQemu, rtcToQemu } from '../src/move/board.js';
import { buildPc } from '../src/move/machine.js';
import { picFromQemu, picsToQemu } from '../src/move/pic.js';
import { serialFromQemu, serialToQemu } from '../src/move/ports.js';
import { type V86PicState, vmstateV86Pic, vmstateV86Rtc } from '../src/state/board.js';
import { type V86UartState, vmstateV86Uart } from '../src/state/ports.js';

const test = suite('chips between v86 and QEMU');

const QUIET = { timer: false, timerDue: false, serial: false };
const machine = () => buildPc({ memory: 1 << 20 }).state;
const pic = (values: Partial<V86PicState>): V86PicState => ({ ...blank(vmstateV86Pic), ...values });

test('an interrupt of the slave stands at the master and at the CPU', () => {
  const pc = machine();
  picsToQemu(pic({ irq_mask: 0xff }), pic({ irq_mask: 0xff, irr: 0x10 }), pc, QUIET);
  assert.is(pc.i8259.irr, 0x04);
  assert.is(pc.i8259.last_irr, 0x04);
  assert.is(pc.cpu_common.interrupt_request, 2);
});

test('a masked one, and one behind a more important one, do not', () => {
  const pc = machine();
  picsToQemu(pic({ irq_mask: 0xfe, irr: 0x01 }), pic({}), pc, QUIET);
  assert.is(pc.i8259.imr, 0x01);
  assert.is(pc.cpu_common.interrupt_request, 0);
  picsToQemu(pic({ irq_mask: 0xff, irr: 0x10, isr: 0x01 }), pic({}), pc, QUIET);
  assert.is(pc.cpu_common.interrupt_request, 0);
  picsToQemu(pic({ irq_mask: 0xff, irr: 0x01, isr: 0x10 }), pic({}), pc, QUIET);
  assert.is(pc.cpu_common.interrupt_request, 2);
});

test('a tick that is due is raised, and the lines are as QEMU has them', () => {
  const pc = machine();
  const master = pic({ irq_mask: 0xff, irq_value: 0x11 });
  picsToQemu(master, pic({}), pc, { timer: false, timerDue: true, serial: true });
  assert.is(pc.i8259.irr, 0x01);
  assert.is(pc.i8259.last_irr, 0x10);
  const back = pic({});
  picFromQemu(pc.i8259, back);
  assert.equal(back, pic({ irq_mask: 0xff, irr: 0x01, irq_value: 0x10 }));
});

const uart = (values: Partial<V86UartState>): V86UartState => ({ ...blank(vmstateV86Uart), ...values });

test('an empty holding register that the guest wants to know of is an interrupt', () => {
  const { serial } = machine();
  const level = serialToQemu(uart({ ints: 4, ier: 7, fifo_control: 0xc7, lsr: 0x61, baud_rate: 1 }), serial);
  assert.is(level, true);
  assert.equal([serial.state.iir, serial.state.lsr, serial.state.fcr_vmstate], [0xc2, 0x60, 0xc1]);
  const back = uart({});
  assert.is(serialFromQemu(serial, back).length, 0);
  assert.equal([back.ints, back.iir, back.fifo_control, back.baud_rate], [4, 2, 0xc1, 1]);
});

test('a port that nobody waits for is quiet', () => {
  const { serial } = machine();
  assert.is(serialToQemu(uart({ ints: 4, ier: 1, lsr: 0x60 }), serial), false);
  assert.is(serial.state.iir, 1);
});

test('what QEMU has received and the guest has not read is handed over', () => {
  const { serial } = machine();
  serial.state.lsr = 0x61;
  serial.state.rbr = 0x41;
  assert.equal([...serialFromQemu(serial, uart({}))], [0x41]);
  const data = new Uint8Array(16);
  data.set([0x43, 0x44], 0);
  data[15] = 0x42;
  serial.state.recv_fifo = { recv_fifo: { data, head: 15, num: 3 } };
  assert.equal([...serialFromQemu(serial, uart({}))], [0x42, 0x43, 0x44], 'the ring begins at its head');
});

const NOON = Date.UTC(2026, 10, 26, 12, 34, 56, 789);

test("the clock shows v86's time in QEMU, in both forms of its registers", () => {
  for (const [cmos_b, expected] of [
    [0x02, [0x56, 0x34, 0x12, 0x05, 0x26, 0x11, 0x26, 0x20]],
    [0x06, [56, 34, 12, 5, 26, 11, 26, 20]],
    [0x00, [0x56, 0x34, 0x92, 0x05, 0x26, 0x11, 0x26, 0x20]],
  ] as const) {
    const { mc146818rtc } = machine();
    rtcToQemu({ ...blank(vmstateV86Rtc), rtc_time: NOON, last_update: NOON + 5000, cmos_a: 0x26, cmos_b }, mc146818rtc);
    assert.equal(
      [0, 2, 4, 6, 7, 8, 9, 0x32].map((at) => mc146818rtc.cmos_data[at]),
      [...expected],
    );
    assert.is(mc146818rtc.base_rtc, BigInt(Math.floor(NOON / 1000)));
    assert.is(mc146818rtc.offset, 789_000_000n);
    const back = blank(vmstateV86Rtc);
    rtcFromQemu(mc146818rtc, back, NOON + 7000);
    assert.is(back.rtc_time, NOON + 2000, 'two seconds later');
  }
});

test.run();
