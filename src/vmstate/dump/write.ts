/**
 * Writing what `-dump-vmstate FILE` of QEMU writes (`dump_vmstate_json` of `migration/savevm.c`, 2.3 to 11.1), to the
 * last space: two spaces a level, a member a line, nothing escaped.
 */
import { ValueError } from '../../errors.js';
import type { Dump, DumpDescription, DumpDevice, DumpField } from './read.js';

/**
 * The text of a dump.
 *
 * @throws {ValueError} `bad-text` for a name that would need an escape, which QEMU does not write.
 */
export function writeDump(dump: Dump): string {
  const lines = new Lines();
  lines.object('', () => {
    if (dump.machine !== undefined) lines.object('vmschkmachine', () => lines.text('Name', dump.machine as string));
    for (const [type, device] of dump.devices) lines.object(type, () => writeDevice(lines, device));
  });
  return lines.end();
}

function writeDevice(lines: Lines, { name, versionId, minimumVersionId, description }: DumpDevice): void {
  lines.text('Name', name);
  lines.value('version_id', versionId);
  lines.value('minimum_version_id', minimumVersionId);
  if (description !== undefined) lines.object('Description', () => writeDescription(lines, description));
}

function writeDescription(lines: Lines, description: DumpDescription): void {
  const { name, versionId, minimumVersionId, fields, subsections } = description;
  lines.text('name', name);
  lines.value('version_id', versionId);
  lines.value('minimum_version_id', minimumVersionId);
  if (fields !== undefined) lines.list('Fields', fields, (field) => writeField(lines, field));
  if (subsections !== undefined) lines.list('Subsections', subsections, (inner) => writeDescription(lines, inner));
}

function writeField(lines: Lines, field: DumpField): void {
  const { name, versionId, fieldExists, num, size, derived, description } = field;
  lines.text('field', name);
  lines.value('version_id', versionId);
  lines.value('field_exists', fieldExists);
  if (num !== undefined) lines.value('num', num);
  lines.value('size', size);
  if (derived === true) lines.value('size_derived', true);
  if (description !== undefined) lines.object('Description', () => writeDescription(lines, description));
}

/** Members on lines of their own; what stands before a member depends on whether it is the first. */
class Lines {
  private readonly parts: string[] = [];
  private indent = '';
  private first = true;

  text(key: string, value: string): void {
    this.member(key, quoted(value));
  }

  value(key: string, value: number | boolean): void {
    this.member(key, String(value));
  }

  object(key: string, write: () => void): void {
    this.nested(key, '{', '}', write);
  }

  list<T>(key: string, items: readonly T[], write: (item: T) => void): void {
    this.nested(key, '[', ']', () => {
      for (const item of items) this.nested('', '{', '}', () => write(item));
    });
  }

  end(): string {
    return `${this.parts.join('')}\n`;
  }

  private nested(key: string, open: string, close: string, write: () => void): void {
    const outer = this.indent;
    this.member(key, `${open}\n`);
    this.indent = `${outer}  `;
    this.first = true;
    write();
    this.parts.push(`\n${outer}${close}`); // of an empty list: a line with nothing on it
    this.indent = outer;
    this.first = false;
  }

  private member(key: string, value: string): void {
    if (!this.first) this.parts.push(',\n');
    this.first = false;
    this.parts.push(key === '' ? `${this.indent}${value}` : `${this.indent}${quoted(key)}: ${value}`);
  }
}

function quoted(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what JSON does not allow in a string
  if (/["\u0000-\u001f]/.test(text) || text.endsWith('\\')) {
    throw new ValueError('bad-text', 'a name in a dump has no quotes and no control characters', { actual: text });
  }
  return `"${text}"`;
}
