/**
 * The file: definitions with what is nested in them first, and the import of exactly what they use.
 */
import { type Call, type Code, call, comment, layOut, type Member, members, quoted } from './code.js';
import { fieldCode, isFixedName, isOpaque, type Surroundings } from './fields.js';
import { keysOf, pascal, runsOf, unique } from './names.js';
import type { Entry, Rungs, SlotOfTable, SubsectionEntry, Table } from './table.js';
import type { Test } from './values.js';

/** Where a table stands, which decides what has to be said about versions. */
type Role = 'top' | 'subsection' | 'nested';

/** Collects definitions and prints them. */
export class Source {
  private readonly imports = new Set<string>();
  private readonly identifiers = new Set<string>();
  /** Definitions by their text, so that what is the same is written once. */
  private readonly known = new Map<string, string>();
  private readonly definitions: string[] = [];

  /**
   * Adds a definition with all that is nested in it; returns its identifier. `place` is the key of the slot that holds
   * it, for one whose name another has.
   */
  add(table: Table, role: Role, place = ''): string {
    return table.layouts === undefined
      ? this.addPlain(table, role, place)
      : this.addLayouts(table, table.layouts, role, place);
  }

  private addPlain(table: Table, role: Role, place: string): string {
    const name = this.nameOf(table, role, place);
    const own = role === 'top' ? unique(name, this.identifiers) : undefined; // its name is not to go to an inner one
    const spec = this.specOf(table, role);
    return this.define(name, call('vmstate', spec), table.notes, own);
  }

  private nameOf(table: Table, role: Role, place: string): string {
    const name = `vmstate${pascal(table.name)}`;
    return role !== 'top' && this.identifiers.has(name) ? name + pascal(place) : name;
  }

  private addLayouts(table: Table, layouts: Rungs<Table>, role: Role, place: string): string {
    const name = this.nameOf(table, role, place);
    const own = role === 'top' ? unique(name, this.identifiers) : undefined;
    const rungs = layouts.map(([release, layout], i) => {
      const body = call('vmstate', this.specOf(layout, role));
      const value = this.define(`${name}In${release.replace('.', '_')}`, body, layout.notes, undefined);
      return { key: i === 0 ? '2.3' : release, value };
    });
    return this.define(name, call('releases', members(rungs)), table.notes, own);
  }

  private define(wanted: string, body: Call, notes: readonly string[], reserved: string | undefined): string {
    const text = layOut(body, '', `export const ${wanted} = `.length);
    const before = this.known.get(text);
    if (before !== undefined && reserved === undefined) return before;
    const identifier = reserved ?? unique(wanted, this.identifiers);
    this.known.set(text, identifier);
    this.use(body);
    const above = notes.map((note) => comment(note, '')).join('');
    const written = layOut(body, '', `export const ${identifier} = `.length);
    this.definitions.push(`${above}export const ${identifier} = ${written};\n`);
    return identifier;
  }

  /** Notes what a piece of code calls. */
  private use(code: Code): void {
    if (typeof code === 'string') {
      if (code === 'absent') this.imports.add(code);
    } else if ('fn' in code) {
      this.imports.add(code.fn.replace(/<.*/, ''));
      for (const arg of code.args) this.use(arg);
    } else for (const { value } of code.members) this.use(value);
  }

  private specOf(table: Table, role: Role): Code {
    const { entries, subsections, listed } = table;
    const slots = entries.map(newest);
    const slotKeys = keysOf(slots.map(({ name, wire }) => (name === 'unused' || name === 'tmp' ? name : wire)));
    const subKeys = keysOf(
      subsections.map(({ table: { name } }) =>
        (name.startsWith(table.name) ? name.slice(table.name.length) : name).replace(/^.*\//, ''),
      ),
      slotKeys,
    );
    const conditions: Member[] = [];
    const fields = this.fieldsOf(entries, slotKeys, [...slotKeys, ...subKeys], conditions);
    const subs = subsections.map((sub, i) => ({ key: subKeys[i] as string, value: this.subsectionCode(sub) }));
    const list: Member[] = [{ key: 'name', value: quoted(table.name) }, ...versionsOf(table, role)];
    if (role === 'subsection') {
      const notes = ['To be written: when it is sent.'];
      list.push({ key: 'needed', value: '() => true', notes });
    }
    list.push({ key: 'fields', value: members(fields, fields.length > 0) });
    if (subs.length > 0) list.push({ key: 'subsections', value: members(subs) });
    else if (listed) list.push({ key: 'subsections', value: '{}' });
    if (conditions.length > 0) list.push({ key: 'conditions', value: members(conditions, true) });
    return members(list, true);
  }

  private subsectionCode({ table, rungs }: SubsectionEntry): Code {
    const def = this.add(table, 'subsection');
    if (rungs.length === 1) return def;
    return call('subsectionByRelease', members(rungs.map(([key, there]) => ({ key, value: there ? def : 'absent' }))));
  }

  private fieldsOf(
    entries: readonly Entry[],
    keys: readonly string[],
    taken: readonly string[],
    conditions: Member[],
  ): Member[] {
    const used = new Set(taken);
    const labels = new Set<string>();
    const lines: Member[] = [];
    for (const { prefix, from, to } of runsOf(entries.map(sharedName))) {
      const run: Member[] = [];
      for (let i = from; i < to; i++) {
        const entry = entries[i] as Entry;
        const around: Surroundings = {
          key: keys[i] as string,
          prefix,
          keyOf: (wire) =>
            keys[entries.findIndex(({ rungs }) => rungs.some(([, slot]) => slot?.wire === wire))] ?? wire,
          local: (purpose) => {
            const key = unique(`${keys[i]}_${purpose}`, used);
            run.push({
              key,
              value: call('local<number>'),
              notes: ['To be set by the owner: the stream does not have it.'],
            });
            return key;
          },
          identifierOf: (table) => this.add(table, 'nested', keys[i]),
        };
        run.push(this.lineOf(entry, around, labels, conditions));
      }
      if (prefix === '') lines.push(...run);
      else lines.push({ key: undefined, value: call('named', quoted(prefix), members(run, true)) });
    }
    return lines;
  }

  private lineOf(entry: Entry, around: Surroundings, labels: Set<string>, conditions: Member[]): Member {
    const { key } = around;
    const notes = new Set<string>();
    const tests = new Map<string, string>();
    const codeOf = (slot: SlotOfTable | undefined): Code => {
      if (slot === undefined) return 'absent';
      for (const note of notesOf(slot)) notes.add(note);
      const field = fieldCode(slot, around);
      if (slot.condition === undefined) return field;
      const text = testText(slot.condition, around);
      let label = tests.get(text);
      if (label === undefined) {
        label = unique(`${key}_exists`, labels);
        tests.set(text, label);
        conditions.push({ key: label, value: text, notes: [testNote(slot.condition)] });
      }
      return call('when', quoted(label), field);
    };
    const rungs = entry.rungs.map(([release, slot]) => ({ key: release as string, value: codeOf(slot) }));
    const [only] = rungs;
    const value = rungs.length === 1 && only !== undefined ? only.value : call('byRelease', members(rungs));
    return { key, value, notes: [...notes] };
  }

  /** The whole file. */
  print(heading: readonly string[], top: string, from: string): string {
    const state = top.replace(/^vmstate/, '').replace(/^(?=\d)/, '_');
    const specifiers = ['type StateOf', ...this.imports].sort(byName);
    const line = `import { ${specifiers.join(', ')} } from ${quoted(from)};`;
    const imports =
      line.length <= 120 ? line : `import {\n${specifiers.map((one) => `  ${one},\n`).join('')}} from ${quoted(from)};`;
    const head = `/**\n${heading.map((text) => ` * ${text.replaceAll('*/', '*\\/')}`.trimEnd()).join('\n')}\n */\n`;
    const type = `export type ${state}State = StateOf<typeof ${top}>;\n`;
    return `${head}${imports}\n\n${this.definitions.join('\n')}${type}`;
  }
}

/** As the formatter sorts: by letters whatever their case, numbers by value. */
function byName(a: string, b: string): number {
  const bare = (text: string) => text.replace(/^type /, '');
  return bare(a).localeCompare(bare(b), 'en', { numeric: true, sensitivity: 'base' });
}

/** The slot that gives a line its key: the youngest that is a property. */
function newest({ rungs }: Entry): SlotOfTable {
  const slots = rungs.flatMap(([, slot]) => (slot === undefined ? [] : [slot]));
  return slots.findLast(({ type }) => type !== 'unused_buffer') ?? (slots[slots.length - 1] as SlotOfTable);
}

/** The name of a line in all releases: empty if it differs, undefined if it takes no prefix. */
function sharedName({ rungs }: Entry): string | undefined {
  const names = rungs.flatMap(([, slot]) => (slot === undefined || isFixedName(slot) ? [] : [slot.name]));
  if (names.length === 0) return undefined;
  return names.every((name) => name === names[0]) ? names[0] : '';
}

function versionsOf({ versionId, minimumVersionId }: Table, role: Role): Member[] {
  const lines: Member[] = [{ key: 'versionId', value: rungCode(versionId) }];
  const said = minimumVersionId.every(([, version]) => version !== undefined);
  if (said) lines.push({ key: 'minimumVersionId', value: rungCode(minimumVersionId as Rungs<number>) });
  else if (role !== 'nested') {
    const known = minimumVersionId.map(
      ([release, version]) => [release, version ?? valueIn(versionId, release)] as const,
    );
    lines.push({ key: 'minimumVersionId', value: rungCode(minimumVersionId.length > 1 ? known : versionId) });
  }
  return lines.filter(({ key, value }) => key === 'versionId' || value !== '0');
}

function valueIn(rungs: Rungs<number>, release: string): number {
  return (rungs.find(([own]) => own === release) ?? rungs[rungs.length - 1])?.[1] as number;
}

function rungCode(rungs: Rungs<number>): Code {
  const [only] = rungs;
  if (rungs.length === 1 && only !== undefined) return String(only[1]);
  return members(rungs.map(([release, value]) => ({ key: release, value: String(value) })));
}

function notesOf(slot: SlotOfTable): string[] {
  const notes = [...slot.notes];
  if (isOpaque(slot) && !notes.some((note) => note.includes('guessed')))
    notes.push(`Opaque: what QEMU calls ${quoted(slot.type)}, as its bytes.`);
  if (slot.odd && slot.type === 'bool') notes.push('It was neither 0 nor 1 in a stream, so it is kept as a number.');
  if (slot.odd && slot.type === 'unused_buffer' && slot.size.from === 'fixed') {
    notes.push('It was not zero in a stream, so its bytes are kept.');
  }
  if (slot.type === 'bitmap') notes.push('Perhaps fewer bits: only whole words of 64 can be seen.');
  return notes;
}

function testText({ when, name, equals }: Test, around: Surroundings): string {
  if (when === 'always') return '() => true';
  if (when === 'never') return '() => false';
  const property = `s.${around.keyOf(name as string)}`;
  if (equals === undefined) return `(s) => Boolean(${property})`;
  return `(s) => ${property} === ${typeof equals === 'bigint' ? `${equals}n` : equals}`;
}

function testNote({ when, sent, of }: Test): string {
  if (when === 'slot') return `To check: it fits the ${of} objects that were seen, ${sent} of which have the field.`;
  if (of === 0) return 'To be written.';
  return `To be written: ${sent} of the ${of} objects that were seen ${of === 1 ? 'has' : 'have'} the field.`;
}
