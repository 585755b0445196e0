/**
 * A known machine as data: which sections it has, in which order, under which ids, with which values at reset.
 */
import { ValueError } from '../errors.js';
import { type LiveHandler, type OldStyleHandler, SaveVM } from '../savevm/index.js';
import { type AnyVMState, blank, type Release } from '../vmstate/index.js';

/** What a machine is built with. */
export interface MachineOptions {
  /** Guest memory in bytes; the machine's default if not given. */
  readonly memory?: number;
}

/** One device section at reset, by a definition. */
export interface TypedSectionSpec {
  readonly def: AnyVMState;
  /** The device path in front of the name. */
  readonly path?: string;
  readonly instanceId?: number;
  readonly sectionId: number;
  readonly context?: unknown;
  /** The values that are not zero at reset; `memory` in bytes. */
  readonly reset?: (memory: number) => object;
}

/** A section that no definition is used for: of a device, or with phases. */
export interface HandlerSectionSpec {
  readonly idstr: string;
  readonly instanceId: number;
  readonly sectionId: number;
  /** What saves and loads it, one for each machine. */
  readonly handler: () => OldStyleHandler | LiveHandler;
}

export type SectionSpec = TypedSectionSpec | HandlerSectionSpec;

/** One block of memory at reset. */
export interface BlockSpec {
  readonly name: string;
  readonly length: (memory: number) => number;
  /** What is not zero. */
  readonly fill?: (block: Uint8Array) => void;
  /** True for blocks whose pages are not sent: QEMU keeps what it has made of them itself. */
  readonly omitted?: boolean;
  /** The length that decides about the order, where it is not the length itself. */
  readonly maximumLength?: number;
}

/** A machine type as one release of QEMU saves it. */
export interface MachineSpec {
  /** The machine type's real name. */
  readonly name: string;
  readonly release: Release;
  /** The suffix of `qemu-system-`. */
  readonly target: string;
  /** What has to stand on QEMU's command line besides machine and memory. */
  readonly arguments: readonly string[];
  readonly pageSize: number;
  /** log2 of the page size, where the target's is variable and larger than its minimum. */
  readonly targetPageBits?: number;
  /** Default memory in bytes. */
  readonly memory: number;
  /** The machine is known with this memory only; what it takes for that stands among the arguments. */
  readonly fixedMemory?: boolean;
  /** The section id of `ram`, and before which section it was registered. */
  readonly ramSectionId: number;
  readonly blocks: readonly BlockSpec[];
  readonly sections: readonly SectionSpec[];
}

/** A device in a built machine. */
export interface Device {
  readonly def: AnyVMState;
  /** The live state: change it before saving. */
  readonly state: Record<string, unknown>;
}

/** A machine at reset, ready to be changed and saved. */
export interface Machine {
  readonly spec: MachineSpec;
  readonly memory: number;
  readonly vm: SaveVM;
  /** Those with a definition, by the name of the section; from the second instance on with the instance id: `i8259/1`. */
  readonly devices: ReadonlyMap<string, Device>;
  readonly ram: ReadonlyMap<string, Uint8Array>;
}

/**
 * Builds a machine in the state in which it comes out of reset.
 *
 * @throws {ValueError} `refused` for memory of a size that the machine is not known with.
 */
export function buildMachine(spec: MachineSpec, options: MachineOptions = {}): Machine {
  const memory = options.memory ?? spec.memory;
  const { release, name, pageSize, targetPageBits } = spec;
  if (spec.fixedMemory && memory !== spec.memory) {
    throw new ValueError('refused', `${name} is known with ${spec.memory} bytes of memory only`, {
      expected: spec.memory,
      actual: memory,
    });
  }
  const vm = new SaveVM({ release, machine: name, pageSize, ...(targetPageBits !== undefined && { targetPageBits }) });
  const devices = new Map<string, Device>();
  const ram = new Map<string, Uint8Array>();
  const registerBlocks = (): void => {
    for (const block of spec.blocks) {
      const bytes = new Uint8Array(block.length(memory));
      block.fill?.(bytes);
      ram.set(block.name, bytes);
      vm.registerRam(block.name, bytes, {
        sectionId: spec.ramSectionId,
        ...(block.omitted && { omit: () => true }),
        ...(block.maximumLength !== undefined && { maximumLength: block.maximumLength }),
      });
    }
  };
  const sections = [...spec.sections];
  for (const section of sections) {
    if (ram.size === 0 && section.sectionId > spec.ramSectionId) registerBlocks();
    if (!('def' in section)) {
      const { idstr, sectionId, instanceId, handler } = section;
      const made = handler();
      if ('setup' in made) vm.registerLive(idstr, made, { sectionId, instanceId });
      else vm.registerOldStyle(idstr, made, { sectionId, instanceId });
      continue;
    }
    const { def, path, instanceId, sectionId, context } = section;
    const state = blank(def, (section.reset?.(memory) ?? {}) as never, { release, context });
    vm.register(def, state as never, {
      sectionId,
      context,
      ...(path !== undefined && { path }),
      ...(instanceId !== undefined && { instanceId }),
    });
    devices.set(deviceKey(def.name, instanceId), { def, state });
  }
  return { spec, memory, vm, devices, ram };
}

/** The key of a device in a machine: its name, with the instance where it is not 0. */
export function deviceKey(name: string, instanceId = 0): string {
  return instanceId === 0 ? name : `${name}/${instanceId}`;
}
