/**
 * The values of `--set` in a machine: which section each belongs to, and what became of it in the stream.
 */
import { type Device, deviceKey, type Machine } from '../machines/index.js';
import { type Plan, planOf } from '../vmstate/_plan.js';
import { toJson } from './output.js';
import { Problem } from './problems.js';
import { leavesOf, treeOf, valueText } from './tree.js';
import { type Owner, setPath, splitAssignment, splitPlace } from './values.js';

/** A section of a machine, with the name it is called by. */
interface Section extends Owner {
  readonly name: string;
}

/** What `--set` did. */
export interface Settings {
  /** Once the stream was written: what is not in it as it was set, and why. */
  notes(): string[];
}

/**
 * Sets values, in the order given.
 *
 * @throws {Problem} for a place or a value that does not exist.
 */
export function applySettings(machine: Machine, texts: readonly string[]): Settings {
  const sections = sectionsOf(machine);
  const touched = new Set<Section>();
  for (const text of texts) {
    const { place, value } = splitAssignment(text);
    checkTyped(place, machine);
    const { owner, path } = splitPlace(place, sections);
    setPath(owner, path, value);
    touched.add(owner);
  }
  const before = [...touched].map((section) => ({ section, values: valuesOf(section) }));
  return { notes: () => before.flatMap(({ section, values }) => [...changes(section, values), ...unsent(section)]) };
}

/** Sections by all names they go by: `i8254`, `i8259/1`, `0000:00:01.3/piix4_pm`. */
function sectionsOf({ spec, devices }: Machine): ReadonlyMap<string, Section> {
  const sections = new Map<string, Section>();
  for (const section of spec.sections) {
    if (!('def' in section)) continue;
    const { def, path, instanceId, context } = section;
    const { state } = devices.get(deviceKey(section.def.name, section.instanceId)) as Device;
    const idstr = path === undefined ? def.name : `${path}/${def.name}`;
    const entry = { name: deviceKey(section.def.name, section.instanceId), def, state, release: spec.release, context };
    for (const name of [entry.name, idstr, `${idstr}/${instanceId ?? 0}`]) {
      if (!sections.has(name)) sections.set(name, entry);
    }
  }
  return sections;
}

/** Sections without a definition have no values that could be set by name. */
function checkTyped(place: string, { spec }: Machine): void {
  for (const section of spec.sections) {
    if ('def' in section || !place.startsWith(`${section.idstr}.`)) continue;
    throw new Problem(`${section.idstr} is kept as it was recorded: only sections with a definition can be set`);
  }
}

function planFor({ def, release }: Owner): Plan {
  return planOf(def, release, 'save');
}

/** A value as it was: whole, and as it is shown. */
interface Snapshot {
  readonly whole: string;
  readonly text: string;
}

function valuesOf(section: Section): ReadonlyMap<string, Snapshot> {
  const { def, release, context, state } = section;
  const { version: versionId } = planFor(section);
  const leaves = leavesOf(treeOf({ how: 'typed', def, release, versionId, context, state }));
  return new Map([...leaves].map(([path, { value }]) => [path, { whole: toJson(value), text: valueText(value) }]));
}

/** A device's `preSave` has the last word about what follows from other values. */
function changes(section: Section, before: ReadonlyMap<string, Snapshot>): string[] {
  const after = valuesOf(section);
  const changed = [...before].filter(([path, { whole }]) => after.get(path)?.whole !== whole);
  return changed.map(([path, { text }]) => {
    return `${section.name}.${path} was ${text}, but saving made it ${after.get(path)?.text ?? 'go away'}`;
  });
}

/** Subsections that are there without being needed stay out of the stream. */
function unsent(section: Section): string[] {
  const look = (plan: Plan, state: Readonly<Record<string, unknown>>): string[] =>
    plan.subsections.flatMap(({ key, name, plan: sub }) => {
      const inner = state[key] as Record<string, unknown> | undefined;
      if (inner === undefined) return [];
      if (sub.hooks.needed?.(inner, section.context, state) === false) return [`${name} is not needed now: not sent`];
      return look(sub, inner);
    });
  return look(planFor(section), section.state);
}
