/**
 * The text of `docs/cpus.md`, from the catalogue and from how many recordings each section was checked on.
 */
import { targets } from '../../src/devices/catalogue/targets.js';
import { type CpuEntry, cpus } from '../../src/devices/index.js';
import { DefinitionError } from '../../src/errors.js';
import { type Plan, planOf } from '../../src/vmstate/_plan.js';
import { RELEASES, type Release } from '../../src/vmstate/index.js';
import { table } from './table.js';

/** Recordings in which all sections of a name are typed: by target, release and name of the section. */
export type Counts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

const FIXED_PART = `<!-- Made by \`npm run docs\`: do not change by hand. -->

# CPUs

What the catalogue knows of the CPU of each target of QEMU's system emulators, release by release.

- *Version* is what is saved, *minimum* the oldest version that is loaded.
- *Fields* are those of the section itself, whatever their conditions; in parentheses with those of all structs and
  subsections in it.
- *Subsections* counts those that the section can have, at any depth.
- *Recordings* is the number of recorded streams of that release and target whose sections are all decoded by the
  definition and come out the same. 0: there is none of a machine with that CPU.
- Every target also sends \`timer\`; those with \`cpu_common\` as a section of its own send it before \`cpu\`.
`;

/** The whole text. */
export function renderCpus(counts: Counts): string {
  const parts = [FIXED_PART, '## Sections of the CPU\n', table(HEAD, cpuRows(counts))];
  parts.push('## Subsections\n', `${targets.flatMap(({ name }) => subsectionsOf(name)).join('\n')}\n`);
  parts.push('## Around the CPU\n', table(HEAD, aroundRows(counts)));
  return parts.join('\n');
}

const HEAD = [
  'Target',
  'Release',
  'Section',
  'Version',
  'Minimum',
  'Fields',
  'Subsections',
  'Migratable',
  'Recordings',
];

/** Sections that are the CPU itself. */
function isCpu({ def }: CpuEntry): boolean {
  return def.name === 'cpu' || def.name === 'cpu_common';
}

function entriesOf(target: string): CpuEntry[] {
  return cpus.filter((entry) => entry.targets.includes(target));
}

function cpuRows(counts: Counts): string[][] {
  return targets.flatMap(({ name, releases }) =>
    releases.flatMap((release) => {
      const rows = rowsOf(name, release, entriesOf(name).filter(isCpu), counts);
      return rows.length > 0 ? rows : [[name, release, 'cpu', '', '', '', '', 'no definition yet', '']];
    }),
  );
}

function aroundRows(counts: Counts): string[][] {
  return targets.flatMap(({ name, releases }) => {
    const entries = entriesOf(name).filter((entry) => !isCpu(entry));
    return releases.flatMap((release) =>
      rowsOf(name, release, entries, counts).filter((row) => row[row.length - 1] !== '0'),
    );
  });
}

/** A row for each section; definitions of one name that differ in what a machine has share one. */
function rowsOf(target: string, release: Release, entries: readonly CpuEntry[], counts: Counts): string[][] {
  const plans = entries.flatMap(({ def }) => planIn(def, release) ?? []);
  const names = [...new Set(plans.map((plan) => plan.name))];
  return names.map((section) => {
    const same = plans.filter((plan) => plan.name === section);
    const each = (text: (plan: Plan) => string) => [...new Set(same.map(text))].join(' or ');
    const recordings = counts[target]?.[release]?.[section] ?? 0;
    const plan = same[0] as Plan;
    if (plan.def.unmigratable) {
      const why = `no: State blocked by non-migratable device '${section}'`;
      return [target, release, `\`${section}\``, '', '', '', '', why, ''];
    }
    return [
      target,
      release,
      `\`${section}\``,
      String(plan.def.versionId),
      each(minimumOf),
      each((one) => `${one.fields.length} (${fieldsIn(one)})`),
      each((one) => String(subsectionsIn(one).length)),
      migratable(section, plan),
      String(recordings),
    ];
  });
}

function migratable(section: string, { def }: Plan): string {
  if (section === 'cpu_common') return 'no registers: there is no section `cpu`';
  return def.oldStyle ? 'yes, written by hand' : 'yes';
}

function minimumOf({ def }: Plan): string {
  const { loadOld } = def;
  return loadOld === undefined ? String(def.minimumVersionId) : `${loadOld.minimumVersionId} (by an old loader)`;
}

function planIn(def: CpuEntry['def'], release: Release): Plan | undefined {
  try {
    return planOf(def, release, 'save');
  } catch (error) {
    if (error instanceof DefinitionError && error.code === 'not-in-release') return undefined;
    throw error;
  }
}

/** Fields with those of everything nested. */
function fieldsIn(plan: Plan): number {
  const nested = [...plan.fields.flatMap(({ sub }) => sub ?? []), ...plan.subsections.map((sub) => sub.plan)];
  return plan.fields.length + nested.reduce((sum, sub) => sum + fieldsIn(sub), 0);
}

function subsectionsIn(plan: Plan): string[] {
  const own = plan.subsections.flatMap((sub) => [sub.name, ...subsectionsIn(sub.plan)]);
  return [...own, ...plan.fields.flatMap(({ sub }) => (sub === undefined ? [] : subsectionsIn(sub)))];
}

/** Which subsections a target's CPU can have, with the releases that have them. */
function subsectionsOf(target: string): string[] {
  const known = new Map<string, Release[]>();
  for (const release of targets.find(({ name }) => name === target)?.releases ?? []) {
    for (const { def } of entriesOf(target).filter(isCpu)) {
      const plan = planIn(def, release);
      for (const name of plan === undefined ? [] : subsectionsIn(plan)) {
        const releases = known.get(name) ?? [];
        if (!releases.includes(release)) known.set(name, [...releases, release]);
      }
    }
  }
  if (known.size === 0) return [];
  const items = [...known].map(([name, releases]) => `\`${name}\`${spanOf(target, releases)}`);
  return [`- **${target}**: ${items.join(', ')}`];
}

/** Nothing if all releases of the target have it. */
function spanOf(target: string, releases: readonly Release[]): string {
  const all = targets.find(({ name }) => name === target)?.releases ?? RELEASES;
  if (releases.length === all.length) return '';
  const [first, last] = [releases[0], releases[releases.length - 1]];
  return first === last ? ` (${first})` : ` (${first} to ${last})`;
}
