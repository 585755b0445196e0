/**
 * Save states of an RP2040: each definition beside the object that it describes.
 *
 * The fields have the names of rp2040js's own properties, so most objects are registered as they are. TypeScript's
 * `private` is a word for the compiler: the properties are there.
 */
import type { RP2040, Simulator } from 'rp2040js';
import { type AnyVMState, SaveVM } from 'vmstate';
import { type Alarms, alarmsOf, clockState, vmstateClock } from './clock.js';
import { vmstateCore, vmstateSio, vmstateSystick } from './core.js';
import { vmstateDma } from './dma.js';
import { flashState, isErased, SECTOR, vmstateFlash } from './flash.js';
import { vmstatePio } from './pio.js';
import { vmstateAdc, vmstateI2c, vmstateSpi, vmstateSsi, vmstateUart } from './serial.js';
import {
  vmstateBusctrl,
  vmstateChip,
  vmstateClocks,
  vmstatePads,
  vmstatePll,
  vmstatePsm,
  vmstateResets,
  vmstateXosc,
} from './system.js';
import { vmstatePwm, vmstateRtc, vmstateTimer, vmstateWatchdog } from './timers.js';
import { bindUsb, vmstateUsb } from './usb.js';

/** The peripherals as they are found on the bus: address bits 31 to 14 (times 4), in the order of the stream. */
const PERIPHERALS = [
  [0x18000, vmstateSsi],
  [0x40008, vmstateClocks],
  [0x4000c, vmstateResets],
  [0x40010, vmstatePsm],
  [0x4001c, vmstatePads],
  [0x40020, vmstatePads],
  [0x40024, vmstateXosc],
  [0x40028, vmstatePll],
  [0x4002c, vmstatePll],
  [0x40030, vmstateBusctrl],
  [0x40034, vmstateUart],
  [0x40038, vmstateUart],
  [0x4003c, vmstateSpi],
  [0x40040, vmstateSpi],
  [0x40044, vmstateI2c],
  [0x40048, vmstateI2c],
  [0x4004c, vmstateAdc],
  [0x40050, vmstatePwm],
  [0x40054, vmstateTimer],
  [0x40058, vmstateWatchdog],
  [0x4005c, vmstateRtc],
  [0x50000, vmstateDma],
  [0x50200, vmstatePio],
  [0x50300, vmstatePio],
] as const satisfies readonly (readonly [number, AnyVMState])[];

/** Stands in for a definition: another one, or undefined for a device that the build does not have. */
export type Replace = (def: AnyVMState) => AnyVMState | undefined;

export interface SaveStatesOptions {
  /** Alarms of what stands around the chip, by name. */
  readonly alarms?: Alarms;
  readonly replace?: Replace;
}

/** A chip as its stream sees it; add what stands around it with `register`. */
export function saveStates({ rp2040, clock }: Simulator, options: SaveStatesOptions = {}): SaveVM {
  const { alarms = [], replace = (def) => def } = options;
  const vm = new SaveVM({ release: '11.1', machine: 'rp2040', pageSize: SECTOR });
  const register = (def: AnyVMState, state: object, context?: unknown) => {
    const replaced = replace(def);
    if (replaced !== undefined) vm.register(replaced, state, { context });
  };
  registerMemory(vm, rp2040);
  register(vmstateFlash, flashState(), rp2040.flash);
  register(vmstateChip, rp2040);
  register(vmstateCore, rp2040.core);
  register(vmstateSystick, rp2040.ppb);
  register(vmstateSio, rp2040.sio);
  for (const [address, def] of PERIPHERALS) register(def, rp2040.peripherals[address] as object);
  register(vmstateUsb, bindUsb(rp2040.usbCtrl));
  register(vmstateClock, clockState(clock), { clock, alarms: new Map([...alarmsOf(rp2040), ...alarms]) });
  return vm;
}

function registerMemory(vm: SaveVM, { flash, sram, bootrom, usbDPRAM }: RP2040): void {
  vm.registerRam('flash', flash, { omit: (offset) => isErased(flash, offset) });
  vm.registerRam('sram', sram);
  vm.registerRam('bootrom', new Uint8Array(bootrom.buffer));
  vm.registerRam('usb-dpram', usbDPRAM);
}
