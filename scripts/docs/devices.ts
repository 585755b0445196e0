/**
 * The text of `docs/devices.md`: every device of the catalogue but the CPUs, with its versions in each release.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { catalogue } from '../../src/devices/index.js';
import { releasesOf } from '../../src/testing/index.js';
import { layoutOf } from '../../src/vmstate/_plan.js';
import { type AnyVMState, RELEASES } from '../../src/vmstate/index.js';
import { recordedSections } from '../../tests/devices/section-fixtures.js';
import { table } from './table.js';

const FIXED_PART = `<!-- Made by \`npm run docs\`: do not change by hand. -->

# Devices

What the catalogue types besides the CPUs ([cpus.md](cpus.md)), by QEMU's folders. Import a device from its file:
\`import { vmstatePit } from 'vmstate/devices/timer/i8254'\`.

A cell has the versions in which recorded sections of that release fit the definition: all bytes, the same bytes again, the
same description. Empty: nothing was recorded. *Loads from* is the oldest version that the youngest release accepts; *no*:
it is a device that QEMU cannot migrate. Several devices may have one name.
`;

const HEAD = ['Section', 'File', 'Loads from', ...RELEASES];

const FOLDER = 'src/devices';

/** The whole text. */
export function renderDevices(): string {
  const devices = devicesByFile();
  const families = [...new Set([...devices.keys()].map((file) => file.split('/')[0] as string))].sort();
  const count = [...devices.values()].reduce((sum, names) => sum + names.size, 0);
  const parts = families.map((family) => {
    const rows = [...devices]
      .filter(([file]) => file.startsWith(`${family}/`))
      .flatMap(([file, names]) => [...names].map(([name, defs]) => row(name, file, defs)));
    return `## ${family}\n\n${table(HEAD, rows)}`;
  });
  return `${FIXED_PART}\n${count} names in ${families.length} folders.\n\n${parts.join('\n')}`;
}

function row(name: string, file: string, defs: readonly AnyVMState[]): string[] {
  const oldest = [...new Set(defs.map((def) => oldestOf(def)))].join(', ');
  const cells = RELEASES.map((release) =>
    recordedSections()
      .filter((one) => one.name === name && one.release === release)
      .map(({ versionId }) => versionId)
      .join(', '),
  );
  return [`\`${name}\``, `\`${file}\``, oldest, ...cells];
}

function oldestOf(def: AnyVMState): string {
  const youngest = releasesOf(def).at(-1);
  const { minimumVersionId, unmigratable } = youngest === undefined ? def : layoutOf(def, youngest);
  return unmigratable ? 'no' : `${minimumVersionId}`;
}

/** Names and definitions by the file that writes them down, such as `timer/i8254`. */
export function devicesByFile(): Map<string, Map<string, AnyVMState[]>> {
  const texts = readdirSync(FOLDER, { recursive: true })
    .map(String)
    .filter((file) => file.includes('/') && file.endsWith('.ts') && !file.startsWith('catalogue/'))
    .map((file) => file.slice(0, -3))
    .sort()
    .map((file) => ({ file, text: readFileSync(`${FOLDER}/${file}.ts`, 'utf8') }));
  const [cpus, devices] = [true, false].map((cpu) => texts.filter(({ file }) => file.startsWith('cpu/') === cpu));
  const named = (files: typeof texts | undefined, quoted: string) => files?.find(({ text }) => text.includes(quoted));
  const found = new Map<string, Map<string, AnyVMState[]>>();
  for (const { def } of catalogue) {
    const { name } = def;
    if (name === 'cpu' || name === 'cpu_common') continue;
    // Some names are made by a factory from a list.
    const file = (named(devices, `name: '${name}'`) ?? named(devices, `'${name}'`))?.file;
    if (file === undefined) {
      // Sections whose definitions stand with the CPU that they belong to are in the other document.
      if (named(cpus, `'${name}'`) === undefined) throw new Error(`no file in ${FOLDER} names '${name}'`);
      continue;
    }
    const names = found.get(file) ?? new Map<string, AnyVMState[]>();
    names.set(name, [...(names.get(name) ?? []), def]);
    found.set(file, new Map([...names].sort()));
  }
  return new Map([...found].sort());
}
