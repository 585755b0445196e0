/**
 * The check can fail: single things are forgotten, as if no field were there for them, and each is seen; in the output
 * and in what the chip is at the end, too.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requiring } from '../../support/requirements.js';
import { type ProgramName, whyNoAssembler } from '../programs/assemble.js';
import { Bench } from '../support/bench.js';
import { channel, chip, core, i2c, machine, nth, opcode, peripheral, pin, slice, spi } from '../support/parts.js';
import { dueOf, type Moment, sideBySide } from '../support/side-by-side.js';

const suiteOfAll = suite('faults in save states of rp2040js');
const test = requiring(suiteOfAll, whyNoAssembler());

/** Gives the loaded chip what a fresh one has. */
type Forget = (loaded: Bench, fresh: Bench) => void;

/** Forgets properties of a part. */
const forget =
  (part: (bench: Bench) => object, ...keys: readonly string[]): Forget =>
  (loaded, fresh) => {
    for (const key of keys)
      (part(loaded) as Record<string, unknown>)[key] = (part(fresh) as Record<string, unknown>)[key];
  };

/** `ldr r0, [r2, #0x10]` in `system.s`. */
const READ_QUOTIENT = 0x6910;

const endpoints = (bench: Bench) => chip(bench).usbCtrl['endpointWriteAlarms'] as { buffers: Uint8Array[] }[];

const FAULTS: readonly [what: string, program: ProgramName, forget: Forget, when?: Moment['when']][] = [
  ['an alarm of the TIMER', 'timers', ({ named }) => named.alarms.get('timer 1')?.cancel()],
  ['the alarm of SysTick', 'timers', ({ named }) => named.alarms.get('systick')?.cancel()],
  [
    'the alarm of a transfer',
    'transfers',
    ({ named }) => named.alarms.get('dma 3')?.cancel(),
    (bench) => dueOf(bench).includes('dma 3'),
  ],
  [
    'the alarm of the board',
    'transfers',
    ({ named }) => named.alarms.get('i2c memory')?.cancel(),
    (bench) => dueOf(bench).includes('i2c memory'),
  ],
  ['that the core sleeps', 'timers', forget(core, 'waiting'), (bench) => core(bench).waiting],
  ['the flags', 'system', forget(core, 'N', 'Z', 'C', 'V'), (bench) => opcode(bench) >> 12 === 0xd && core(bench).Z],
  [
    'a pending interrupt',
    'timers',
    forget(core, 'pendingInterrupts'),
    (bench) => (core(bench).pendingInterrupts & 0xf) !== 0,
  ],
  ['the priorities of interrupts', 'timers', forget(core, 'interruptPriorities')],
  ['the other stack pointer', 'system', forget(core, 'bankedSP'), (bench) => core(bench).IPSR !== 0],
  [
    'a shift counter of the PIO',
    'transfers',
    forget(machine(0), 'outputShiftCount'),
    (bench) => machine(0)(bench).outputShiftCount === 15,
  ],
  [
    'how full an input shift register is',
    'transfers',
    forget(machine(0), 'inputShiftCount'),
    (bench) => machine(0)(bench).inputShiftCount === 15,
  ],
  ['that a machine of the PIO waits', 'transfers', forget(machine(1), 'waiting'), (bench) => machine(1)(bench).waiting],
  [
    'the level of a FIFO of the PIO',
    'transfers',
    forget((bench) => machine(0)(bench).txFIFO, 'used'),
    (bench) => machine(0)(bench).txFIFO.itemCount > 1,
  ],
  [
    'the count of a DMA channel',
    'transfers',
    forget(channel(3), 'transCount'),
    (bench) => dueOf(bench).includes('dma 3'),
  ],
  ['how a DMA channel moves', 'transfers', forget(channel(0), 'transferFn')],
  [
    'the requests for DMA',
    'transfers',
    forget((bench) => chip(bench).dma, 'dreq'),
    (bench) => chip(bench).dma.dreq[0] === true && !machine(0)(bench).waiting,
  ],
  ['where a PWM counter stands', 'timers', forget((bench) => slice(0)(bench).timer, 'baseValue', 'baseNanos')],
  ['the wrap value of a PWM slice', 'timers', forget((bench) => slice(2)(bench).timer, 'topValue')],
  [
    'the time of the watchdog',
    'timers',
    forget((bench) => (peripheral(0x40058)(bench) as { timer: object }).timer, 'baseNanos', 'baseValue'),
  ],
  ['the date', 'timers', forget(peripheral(0x4005c), 'baseline')],
  ['the control register of the ADC', 'timers', forget((bench) => chip(bench).adc, 'cs')],
  [
    'the level of the SPI FIFO',
    'transfers',
    forget((bench) => spi(bench)['txFIFO'], 'used'),
    (bench) => !spi(bench)['txFIFO'].empty,
  ],
  ['where I2C is', 'transfers', forget(i2c, 'state'), (bench) => dueOf(bench).includes('i2c memory')],
  [
    'the quotient of the divider',
    'system',
    forget((bench) => chip(bench).sio, 'divQuotient'),
    (bench) => opcode(bench) === READ_QUOTIENT,
  ],
  ['the control register of an interpolator', 'system', forget((bench) => chip(bench).sio.interp1, 'ctrl0')],
  ['a spinlock', 'system', forget((bench) => chip(bench).sio, 'spinLock')],
  [
    'a packet on its way',
    'system',
    (loaded) => void nth(endpoints(loaded), 1).buffers.splice(0),
    (bench) => dueOf(bench).includes('usb write 1'),
  ],
  ['the frequency of the chip', 'system', forget(chip, 'clkSys'), (bench) => chip(bench).clkSys === 12e6],
  ['a sector of flash', 'system', ({ simulator }) => void simulator.rp2040.flash.fill(0xff, 0x100000, 0x101000)],
  ['the function of a pin', 'timers', forget(pin(4), 'ctrl')],
  ['the mask of pin interrupts', 'timers', forget(pin(11), 'irqEnableMask')],
];

for (const [what, program, fault, when] of FAULTS) {
  test(`it is seen that ${what} is forgotten`, () => {
    const moment: Moment = when === undefined ? { steps: 30_000 } : { steps: 30_000, when };
    const [verdict] = sideBySide(program, {
      moments: [moment],
      steps: 60_000,
      spoil: (loaded) => fault(loaded, new Bench()),
    });
    assert.ok(verdict !== undefined && verdict.atOnce.length > 0, 'right after loading');
    assert.ok(verdict.atEnd.length > 0 || verdict.output !== undefined, 'while both go on');
  });
}

suiteOfAll.run();
