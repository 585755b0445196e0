/**
 * The verdicts of QEMU's own checker on two dumps, its faults included: `scripts/vmstate-static-checker.py` of 10.1.
 *
 * Known faults, kept: conditions, types and array lengths are not looked at; after the first field that does not fit,
 * the rest of a list is skipped; fields that DEST has more at the end are fine; only of the first field of a run beside
 * unused space is the length of the array (`num`) taken into account; a device whose version is below the minimum of
 * DEST counts once, for its description; of two subsections with one name each is compared with both.
 */
import type { Dump, DumpDescription, DumpDevice, DumpField } from '../dump/index.js';
import { type Comparison, type Finding, type Severity, verdict } from './finding.js';
import { isRename, otherDeviceName } from './qemu-renames.js';

/** What the checker can find. All but `machine-differs` count. */
export type CheckerCode =
  | 'machine-differs'
  | 'device-removed'
  | 'entry-missing'
  | 'version-lowered'
  | 'minimum-raised'
  | 'description-renamed'
  | 'description-missing'
  | 'subsection-removed'
  | 'no-further-fields'
  | 'field-mismatch'
  | 'unused-size'
  | 'size-changed';

/** The highest exit status of the script. */
export const MOST_COUNTED = 255;

/** Checks whether a binary with the layouts of `dest` loads what one with those of `src` saves. */
export function checkDumps(src: Dump, dest: Dump): Comparison<CheckerCode> {
  const checker = new Checker();
  checker.machines(src.machine, dest.machine);
  for (const [name, device] of src.devices) checker.device(name, device, dest);
  return verdict(checker.findings);
}

interface Versions {
  readonly versionId: number;
  /** Fields have none. */
  readonly minimumVersionId?: number;
}

class Checker {
  readonly findings: Finding<CheckerCode>[] = [];
  /** The device type that is looked at. */
  private section = '';

  machines(src: string | undefined, dest: string | undefined): void {
    if (src === undefined || src === dest) return;
    if (dest === undefined) this.add('error', 'device-removed', 'vmschkmachine', 'DEST names no machine');
    else this.add('warning', 'machine-differs', 'vmschkmachine', `two machine types: ${src} and ${dest}`);
  }

  device(name: string, src: DumpDevice, all: Dump): void {
    this.section = name;
    const dest = all.devices.get(name) ?? all.devices.get(otherDeviceName(name) ?? name);
    if (dest === undefined) {
      this.add('error', 'device-removed', name, 'DEST has no such device');
      return;
    }
    this.version(src, dest, undefined, name);
    if (src.description === undefined) return;
    if (dest.description === undefined) this.add('error', 'entry-missing', name, 'DEST has no `Description`');
    else this.descriptions(src.description, dest.description);
  }

  private descriptions(src: DumpDescription, dest: DumpDescription): void {
    const place = this.place(src.name);
    this.version(src, dest, src.name, place);
    if (src.name !== dest.name && !isRename(this.section, src.name, dest.name)) {
      this.add('error', 'description-renamed', place, `DEST has ${dest.name} here; what is in it is skipped`);
      return;
    }
    for (const list of ['fields', 'subsections'] as const) {
      if (src[list] === undefined) continue;
      const entry = list === 'fields' ? 'Fields' : 'Subsections';
      if (dest[list] === undefined) this.add('error', 'entry-missing', place, `DEST has no \`${entry}\``);
      else if (list === 'fields') this.fields(src.fields ?? [], dest.fields ?? [], src.name);
      else this.subsections(src.subsections ?? [], dest.subsections ?? [], src.name);
    }
  }

  private subsections(src: readonly DumpDescription[], dest: readonly DumpDescription[], parent: string): void {
    for (const subsection of src) {
      const same = dest.filter(({ name }) => name === subsection.name);
      for (const other of same) this.descriptions(subsection, other);
      const place = `${this.place(parent)}[${subsection.name}]`;
      if (same.length === 0) this.add('error', 'subsection-removed', place, 'DEST has no such subsection');
    }
  }

  /** Both lists side by side; unused space may stand for fields of the other side. */
  private fields(srcFields: readonly DumpField[], destFields: readonly DumpField[], parent: string): void {
    const src = new Side(srcFields);
    const dest = new Side(destFields);
    /** Bytes of unused space that the fields of the other side have yet to fill. */
    let unused = 0;
    for (;;) {
      if (src.held) src.held = unused !== 0;
      else if (!src.step()) {
        if (src.leave()) continue;
        return; // what DEST has more is not looked at
      }
      if (dest.held) dest.held = unused !== 0;
      else if (!dest.step()) {
        if (!dest.leave()) {
          this.at(src, parent, 'no-further-fields', 'DEST has no further fields');
          return;
        }
        src.held = true;
        continue;
      }
      if (unused !== 0) {
        const [holder, filler] = dest.held ? [dest, src] : [src, dest];
        unused -= filler.field.size;
        if (unused < 0) {
          this.at(filler, parent, 'unused-size', 'the unused space of the other side ends in the middle of it');
          return;
        }
        holder.held = unused !== 0;
        continue;
      }
      const [a, b] = [src.field, dest.field];
      if (matches(parent, a.name, b.name)) {
        this.field(a, b, parent);
      } else if (beginsWith(b, a.name)) {
        dest.enter();
        src.held = true;
      } else if (beginsWith(a, b.name)) {
        src.enter();
        dest.held = true;
      } else if (a.name === 'unused' || b.name === 'unused') {
        const holder = b.name === 'unused' ? dest : src;
        unused = holder === dest ? total(b) - total(a) : total(a) - total(b);
        holder.held = unused !== 0;
      } else {
        this.at(src, parent, 'field-mismatch', `DEST has ${b.name} here; the rest is skipped`);
        return;
      }
    }
  }

  private field(src: DumpField, dest: DumpField, parent: string): void {
    const place = `${this.place(parent)}.${src.name}`;
    this.version(src, dest, parent, place);
    if (src.description === undefined) {
      if (src.size !== dest.size) this.add('error', 'size-changed', place, `${src.size} bytes, in DEST ${dest.size}`);
    } else if (dest.description !== undefined) this.descriptions(src.description, dest.description);
    else this.add('error', 'description-missing', place, 'DEST has no `Description` of it');
  }

  private version(src: Versions, dest: Versions, description: string | undefined, place: string): void {
    if (src.versionId > dest.versionId) {
      const reason = `version ${src.versionId} is above ${dest.versionId}, the highest that DEST loads`;
      this.add('error', 'version-lowered', place, reason);
    }
    const minimum = dest.minimumVersionId ?? src.versionId;
    if (src.versionId < minimum && description !== undefined) {
      const reason = `version ${src.versionId} is below ${minimum}, the lowest that DEST loads`;
      this.add('error', 'minimum-raised', place, reason);
    }
  }

  private place(description: string): string {
    return `${this.section}/${description}`;
  }

  private at(side: Side, parent: string, code: CheckerCode, message: string): void {
    this.add('error', code, `${this.place(parent)}.${side.field.name}`, message);
  }

  private add(severity: Severity, code: CheckerCode, path: string, message: string): void {
    this.findings.push({ severity, path, code, message });
  }
}

/** A place in a list of fields, which may have gone into the fields of a struct. */
class Side {
  /** The field that is looked at. */
  field!: DumpField;
  /** The next step stays where it is. */
  held = false;
  private at = 0;
  private readonly outer: { readonly fields: readonly DumpField[]; readonly at: number }[] = [];

  constructor(private fields: readonly DumpField[]) {}

  /** Goes to the next field; false at the end of the list. */
  step(): boolean {
    const next = this.fields[this.at];
    if (next === undefined) return false;
    this.field = next;
    this.at++;
    return true;
  }

  /** Goes into the fields of the struct that is looked at. */
  enter(): void {
    this.outer.push({ fields: this.fields, at: this.at });
    this.fields = this.field.description?.fields ?? [];
    this.at = 0;
  }

  /** Goes on behind the struct; false if it is in none. */
  leave(): boolean {
    const outer = this.outer.pop();
    if (outer === undefined) return false;
    ({ fields: this.fields, at: this.at } = outer);
    return true;
  }
}

const matches = (under: string, a: string, b: string): boolean => a === b || isRename(under, a, b);

/** Whether a field holds a struct whose first field is this one: it was moved into the struct. */
function beginsWith({ description }: DumpField, name: string): boolean {
  const first = description?.fields?.[0];
  return description !== undefined && first !== undefined && matches(description.name, first.name, name);
}

const total = ({ size, num }: DumpField): number => size * (num ?? 1);
