/**
 * Where a section ends: at its footer, or before what may follow it.
 */
import { within } from '../../vmstate/_within.js';
import type { ByteReader } from '../../vmstate/bytes.js';
import {
  QEMU_VM_COMMAND,
  QEMU_VM_EOF,
  QEMU_VM_SECTION_END,
  QEMU_VM_SECTION_FOOTER,
  QEMU_VM_SECTION_FULL,
  QEMU_VM_SECTION_PART,
  QEMU_VM_SECTION_START,
  QEMU_VM_VMDESCRIPTION,
  readFooter,
  type SectionHeader,
} from '../wire.js';

/** The ends of the sections of one stream. */
export class SectionEnds {
  /** Whether the stream has footers; not known before its first section has ended. */
  footers: boolean | undefined;

  constructor(
    private readonly from: ByteReader,
    /** The sections that have begun, by their ids. */
    private readonly known: ReadonlyMap<number, SectionHeader>,
    private readonly described: boolean,
  ) {}

  /** Reads the footer of a section, if the stream has them. @throws {StreamError} `footer-missing`, `footer-mismatch` */
  take(header: SectionHeader): void {
    this.footers ??= this.isFooter(this.from.at, header.sectionId);
    if (!this.footers) return;
    try {
      readFooter(this.from, header.sectionId);
    } catch (error) {
      throw within(error, header.idstr, '/');
    }
  }

  /** Whether the footer of a section stands here. */
  isFooter(at: number, sectionId: number): boolean {
    const { bytes, view } = this.from;
    return bytes[at] === QEMU_VM_SECTION_FOOTER && at + 5 <= bytes.length && view.getUint32(at + 1) === sectionId;
  }

  /** Whether a section may end here: its footer, or what may follow. */
  endsAt(at: number, header: SectionHeader): boolean {
    if (this.footers === true) return this.isFooter(at, header.sectionId);
    if (this.footers === undefined && this.isFooter(at, header.sectionId)) return true;
    return this.mayFollow(at);
  }

  /** Whether what stands here looks like what follows a section: the end of the stream, a header, a command. */
  private mayFollow(at: number): boolean {
    const { bytes, view } = this.from;
    const type = bytes[at];
    const next = bytes[at + 1];
    if (type === QEMU_VM_EOF) return next === undefined || (this.described && next === QEMU_VM_VMDESCRIPTION);
    if (type === QEMU_VM_COMMAND) return next === 0;
    if (at + 6 > bytes.length) return false;
    if (type === QEMU_VM_SECTION_PART || type === QEMU_VM_SECTION_END) return this.known.has(view.getUint32(at + 1));
    if (type !== QEMU_VM_SECTION_FULL && type !== QEMU_VM_SECTION_START) return false;
    const length = bytes[at + 5] as number;
    const name = bytes.subarray(at + 6, at + 6 + length);
    return length > 0 && name.length === length && name.every((byte) => byte > 0x20 && byte < 0x7f);
  }

  /** The places behind `begin` where the section may end by its footer and by what follows it. */
  *candidates(begin: number, header: SectionHeader): Iterable<number> {
    if (this.footers === false) return;
    const { bytes, end } = this.from;
    for (let at = begin; at + 5 <= end; at++) {
      if (this.isFooter(at, header.sectionId) && isTypeByte(bytes[at + 5])) yield at;
    }
  }
}

function isTypeByte(byte: number | undefined): boolean {
  return byte !== undefined && (byte <= QEMU_VM_SECTION_FULL || byte === QEMU_VM_COMMAND);
}
