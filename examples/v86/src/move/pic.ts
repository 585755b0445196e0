/**
 * The two interrupt controllers, and the request that stands at the CPU because of them.
 *
 * Loading does not work out what the inputs and outputs of the chips are, so they have to agree in the stream.
 */
import type { V86PicState } from '../state/board.js';
import type { PcState } from './machine.js';

type I8259 = PcState['i8259'];

/** The master's input that the slave stands at. */
const CASCADE = 2;
const CPU_INTERRUPT_HARD = 2;
const WAITS_FOR_ICW4 = 3;

export interface InputLevels {
  /** IRQ 0 is due and was not raised yet. */
  readonly timerDue: boolean;
  /** What QEMU's timer has on IRQ 0, which v86 sees as pulses. */
  readonly timer: boolean;
  /** What QEMU's serial port has on IRQ 4. */
  readonly serial: boolean;
}

export function picsToQemu(master: V86PicState, slave: V86PicState, pc: PcState, levels: InputLevels): void {
  const first = pc.i8259;
  const second = pc['i8259/1'];
  picToQemu(slave, second);
  picToQemu(master, first);
  input(first, 0, levels.timer);
  if (levels.timerDue) first.irr |= 1;
  input(first, 4, levels.serial);
  const cascaded = requests(second);
  input(first, CASCADE, cascaded);
  if (cascaded) first.irr |= 1 << CASCADE;
  else first.irr &= ~(1 << CASCADE);
  pc.cpu_common.interrupt_request = requests(first) ? CPU_INTERRUPT_HARD : 0;
}

function input(pic: I8259, n: number, level: boolean): void {
  pic.last_irr = level ? pic.last_irr | (1 << n) : pic.last_irr & ~(1 << n);
}

function picToQemu(v86: V86PicState, pic: I8259): void {
  Object.assign(pic, {
    last_irr: v86.irq_value,
    irr: v86.irr,
    imr: ~v86.irq_mask & 0xff,
    isr: v86.isr,
    priority_add: 0,
    irq_base: v86.irq_map,
    read_reg_select: v86.read_isr,
    poll: 0,
    special_mask: v86.special_mask_mode,
    init_state: v86.state === 0 && v86.expect_icw4 !== 0 ? WAITS_FOR_ICW4 : v86.state,
    auto_eoi: v86.auto_eoi,
    rotate_on_auto_eoi: 0,
    special_fully_nested_mode: 0,
    init4: v86.expect_icw4,
    single_mode: 0,
    elcr: v86.elcr,
  });
}

/** Whether an input that is let through outranks what is being served: a smaller number is a higher rank. */
function requests({ irr, imr, isr, special_mask }: I8259): boolean {
  return lowest(irr & ~imr) < lowest(special_mask ? isr & ~imr : isr);
}

function lowest(bits: number): number {
  return bits === 0 ? 8 : 31 - Math.clz32(bits & -bits);
}

export function picFromQemu(pic: I8259, v86: V86PicState): void {
  Object.assign(v86, {
    irq_mask: ~pic.imr & 0xff,
    irq_map: pic.irq_base,
    isr: pic.isr,
    irr: pic.irr,
    expect_icw4: pic.init_state === WAITS_FOR_ICW4 ? 1 : 0,
    state: pic.init_state === WAITS_FOR_ICW4 ? 0 : pic.init_state,
    read_isr: pic.read_reg_select,
    auto_eoi: pic.auto_eoi,
    elcr: pic.elcr,
    irq_value: pic.last_irr,
    special_mask_mode: pic.special_mask,
  });
}
