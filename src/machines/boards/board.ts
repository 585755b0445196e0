/**
 * Boards: machines of which only the CPU, the clocks and the run state are written from definitions. All other devices
 * are kept as a recording of real QEMU has them, by their description.
 */
import { vmstateCpuCommon } from '../../devices/cpu/cpu-common.js';
import { vmstateTimers } from '../../devices/cpu/timers.js';
import { vmstateGlobalState } from '../../devices/system/globalstate.js';
import { ValueError } from '../../errors.js';
import {
  deviceKey,
  type HandlerSectionSpec,
  type MachineSpec,
  type SectionSpec,
  type TypedSectionSpec,
} from '../machine.js';
import { resetGlobalState } from '../pc-reset.js';
import { type RecordedState, recordedHandler } from './recorded.js';

/** A section: its id, name, instance and version. Content is missing where a definition writes it. */
export type RecordedSection = readonly [
  sectionId: number,
  idstr: string,
  instanceId: number,
  versionId: number,
  content?: RecordedState | string,
];

/** What a recording says of a board. `data/` is made by `scripts/boards.ts`. */
export interface RecordedBoard extends Pick<MachineSpec, 'target' | 'arguments' | 'pageSize' | 'memory'> {
  readonly machine: string;
  readonly targetPageBits?: number;
  readonly ramSectionId: number;
  /** Blocks of memory, with their bytes. */
  readonly blocks: readonly (readonly [name: string, length: number])[];
  readonly sections: readonly RecordedSection[];
  /** ARM: the system registers that the CPU has, with what they hold at reset, in hex. */
  readonly systemRegisters?: readonly (readonly [index: string, value: string])[];
}

/** Sections that are not as recorded, by name; from the second instance on with the instance id: `cpu/1`. */
export type TypedSections = Readonly<
  Record<string, Pick<TypedSectionSpec, 'def' | 'context' | 'reset'> | Pick<HandlerSectionSpec, 'handler'>>
>;

/** What definitions write on every board; `cpu_common` is zero unless a board says otherwise. */
const COMMON: TypedSections = {
  timer: { def: vmstateTimers },
  cpu_common: { def: vmstateCpuCommon },
  globalstate: { def: vmstateGlobalState, reset: () => resetGlobalState },
};

/** A board as QEMU 7.2 saves it; `typed` has its CPU. */
export function board(recorded: RecordedBoard, typed: TypedSections): MachineSpec {
  const { machine: name, target, pageSize, targetPageBits, memory, ramSectionId, blocks } = recorded;
  return {
    name,
    release: '7.2',
    target,
    arguments: recorded.arguments,
    pageSize,
    ...(targetPageBits !== undefined && { targetPageBits }),
    memory,
    fixedMemory: true,
    ramSectionId,
    // Tables and firmware under /rom@ are made by QEMU itself: listed, but their pages are not sent.
    blocks: blocks.map(([name, length]) => ({ name, length: () => length, omitted: name.startsWith('/rom@') })),
    sections: recorded.sections.map((section) => sectionOf(section, { ...COMMON, ...typed })),
  };
}

function sectionOf(
  [sectionId, idstr, instanceId, versionId, content]: RecordedSection,
  typed: TypedSections,
): SectionSpec {
  if (content !== undefined)
    return { sectionId, idstr, instanceId, handler: () => recordedHandler(versionId, content) };
  const known = typed[deviceKey(idstr, instanceId)];
  if (known === undefined) {
    throw new ValueError('missing', 'this section has neither content nor definition', { path: idstr });
  }
  return 'def' in known ? { ...known, sectionId, instanceId } : { ...known, sectionId, idstr, instanceId };
}

/** Some elements of an array, by index; the others are zero. */
export function at<T>(elements: Readonly<Record<number, T>>): T[] {
  return Object.assign([], elements);
}
