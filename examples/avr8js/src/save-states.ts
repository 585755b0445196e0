/**
 * Save states of an ATmega328P: the definitions bound to a chip, and registered.
 *
 * Most properties have the name of their field. Said here is what is not simply a property: which interrupts wait,
 * whether a timer listens to its pin, the memory of the EEPROM.
 */
import type { AVRIOPort, AVRTimer, CPU, timer0Config } from 'avr8js';
import { type AnyVMState, bind, SaveVM } from 'vmstate';
import type { ATmega328P } from './chip.js';
import { vmstateClockEvents } from './events.js';
import {
  vmstateAdc,
  vmstateClock,
  vmstateCpu,
  vmstateEeprom,
  vmstateExternalClock,
  vmstatePort,
  vmstateSpi,
  vmstateTimer,
  vmstateTwi,
  vmstateUsart,
  vmstateWatchdog,
} from './state.js';

type AVRTimerConfig = typeof timer0Config;
type Interrupt = Parameters<CPU['queueInterrupt']>[0];

/** Stands in for a definition: another one, or undefined for a device that the build does not have. */
export type Replace = (def: AnyVMState) => AnyVMState | undefined;

/** A chip as its stream sees it; add what stands around the chip with `register`. */
export function saveStates(chip: ATmega328P, replace: Replace = (def) => def): SaveVM {
  const vm = new SaveVM({ release: '11.1', machine: 'atmega328p', pageSize: 1024 });
  const register = (def: AnyVMState, state: object, options?: { path?: string; context?: unknown }) => {
    const replaced = replace(def);
    if (replaced !== undefined) vm.register(replaced, state, options);
  };
  vm.registerRam('flash', chip.cpu.progBytes);
  register(vmstateCpu, bindCpu(chip));
  register(vmstateClock, bind(vmstateClock, chip.clock, {}));
  for (const port of ['portB', 'portC', 'portD'] as const) register(vmstatePort, bindPort(chip[port]), { path: port });
  for (const timer of chip.timers) register(vmstateTimer, bindTimer(timer));
  register(vmstateUsart, bind(vmstateUsart, chip.usart, {}));
  register(vmstateSpi, bind(vmstateSpi, chip.spi, {}));
  register(vmstateTwi, bind(vmstateTwi, chip.twi, {}));
  register(
    vmstateEeprom,
    bind(vmstateEeprom, chip.eeprom, { memory: { get: () => chip.eepromMemory.memory, set: () => {} } }),
  );
  register(vmstateAdc, bind(vmstateAdc, chip.adc, {}));
  register(vmstateWatchdog, bind(vmstateWatchdog, chip.watchdog, {}));
  register(vmstateClockEvents, { events: [] }, { context: chip.cpu });
  return vm;
}

function bindCpu(chip: ATmega328P) {
  const interrupts = interruptsOf(chip);
  const waiting: (Interrupt | null)[] = chip.cpu['pendingInterrupts'];
  const bits = (test: (own: Interrupt, queued: Interrupt) => boolean): number =>
    interrupts.reduce((sum, own) => {
      const queued = waiting[own.address];
      return queued && test(own, queued) ? (sum | bit(own)) >>> 0 : sum;
    }, 0);
  return bind(vmstateCpu, chip.cpu, {
    pending: {
      get: () => bits(() => true),
      set: (cpu, value) => {
        for (const own of interrupts) waiting[own.address] = value & bit(own) ? own : null;
        cpu.nextInterrupt = waiting.findIndex(Boolean);
      },
    },
    // A low level at INT0 or INT1 may wait as an object of its own, which the port never changes.
    level: {
      get: () => bits((own, queued) => own !== queued),
      set: (_, value) => {
        for (const own of interrupts) {
          if (waiting[own.address]) waiting[own.address] = value & bit(own) ? { ...own, constant: true } : own;
        }
      },
    },
  });
}

/** Two words of flash for each vector. */
const bit = ({ address }: Interrupt): number => 1 << (address / 2);

/** What every peripheral queues when it wants to interrupt. */
function interruptsOf({
  portB,
  portC,
  portD,
  timers,
  usart,
  spi,
  twi,
  eeprom,
  adc,
  watchdog,
}: ATmega328P): Interrupt[] {
  const pins = [portB, portC, portD].flatMap((port) => [port['PCINT'], ...port['externalInts']]);
  const counters = timers.flatMap((timer) => [timer['OVF'], timer['OCFA'], timer['OCFB']]);
  const serial = [usart['RXC'], usart['UDRE'], usart['TXC'], spi['SPI'], twi['TWI']];
  const others = [eeprom['EER'], adc['ADC'], watchdog['Watchdog']];
  return [...pins, ...counters, ...serial, ...others].filter((interrupt) => interrupt !== null);
}

function bindPort(port: AVRIOPort) {
  const external: (Interrupt | null)[] = port['externalInts'];
  return bind(vmstatePort, port, {
    level: {
      get: () => external.reduce((bits, pin, i) => bits | (pin?.constant ? 1 << i : 0), 0),
      set: (_, bits) => {
        external.forEach((pin, i) => {
          if (pin !== null) pin.constant = ((bits >> i) & 1) === 1;
        });
      },
    },
  });
}

function bindTimer(timer: AVRTimer) {
  const { externalClockPort, externalClockPin }: AVRTimerConfig = timer['config'];
  const { gpioByPort }: CPU = timer['cpu'];
  const listeners = () => gpioByPort[externalClockPort]?.externalClockListeners ?? [];
  const externalClock = bind(vmstateExternalClock, timer, {
    attached: {
      get: () => listeners()[externalClockPin] === timer['externalClockCallback'],
      set: (_, attached) => {
        listeners()[externalClockPin] = attached ? timer['externalClockCallback'] : null;
      },
    },
  });
  return bind(vmstateTimer, timer, { external_clock: { get: () => externalClock, set: () => {} } });
}
