/**
 * The container's constants and headers: `migration/savevm.h` and `include/migration/misc.h` of QEMU, 2.3 to 11.1.
 */
import type { ByteReader, ByteWriter } from '../vmstate/bytes.js';

/** "QEVM". */
export const QEMU_VM_FILE_MAGIC = 0x5145564d;
export const QEMU_VM_FILE_VERSION_COMPAT = 2;
export const QEMU_VM_FILE_VERSION = 3;

export const QEMU_VM_EOF = 0x00;
export const QEMU_VM_SECTION_START = 0x01;
export const QEMU_VM_SECTION_PART = 0x02;
export const QEMU_VM_SECTION_END = 0x03;
export const QEMU_VM_SECTION_FULL = 0x04;
export const QEMU_VM_VMDESCRIPTION = 0x06;
export const QEMU_VM_CONFIGURATION = 0x07;
export const QEMU_VM_COMMAND = 0x08;
export const QEMU_VM_SECTION_FOOTER = 0x7e;

/** Bytes of data of each command, by its number; undefined where they vary (`mig_cmd_args`). There is no command 0. */
export const COMMAND_LENGTHS: readonly (number | undefined)[] = [
  -1,
  0,
  4,
  undefined,
  0,
  0,
  undefined,
  4,
  0,
  0,
  undefined,
  0,
];
export const MIG_CMD_PACKAGED = 7;
export const MIG_CMD_POSTCOPY_ADVISE = 3;
export const MIG_CMD_SWITCHOVER_START = 11;

/** The header of a section; `idstr` and what follows it are only on the wire for START and FULL. */
export interface SectionHeader {
  readonly type: number;
  readonly sectionId: number;
  readonly idstr: string;
  readonly instanceId: number;
  readonly versionId: number;
}

/** Magic and version. */
export function writeFileHeader(to: ByteWriter): void {
  to.u32(QEMU_VM_FILE_MAGIC);
  to.u32(QEMU_VM_FILE_VERSION);
}

/** Checks magic and version. @throws {StreamError} `bad-magic`, `old-format`, `bad-format-version` */
export function readFileHeader(from: ByteReader): void {
  const magic = from.u32();
  if (magic !== QEMU_VM_FILE_MAGIC)
    throw from.bad('bad-magic', 'this is no migration stream of QEMU', QEMU_VM_FILE_MAGIC, magic, 4);
  const version = from.u32();
  if (version === QEMU_VM_FILE_VERSION) return;
  const code = version === QEMU_VM_FILE_VERSION_COMPAT ? 'old-format' : 'bad-format-version';
  throw from.bad(code, 'of the file', QEMU_VM_FILE_VERSION, version, 4);
}

/** Type, section id and, for START and FULL, the name. */
export function writeSectionHeader(to: ByteWriter, header: SectionHeader): void {
  to.u8(header.type);
  to.u32(header.sectionId);
  if (header.type !== QEMU_VM_SECTION_START && header.type !== QEMU_VM_SECTION_FULL) return;
  to.counted(header.idstr);
  to.u32(header.instanceId);
  to.u32(header.versionId);
}

/** The rest of a START or FULL header, after the type byte. */
export function readFullHeader(type: number, from: ByteReader): SectionHeader {
  const sectionId = from.u32();
  const idstr = from.counted();
  return { type, sectionId, idstr, instanceId: from.u32(), versionId: from.u32() };
}

export function writeFooter(to: ByteWriter, sectionId: number): void {
  to.u8(QEMU_VM_SECTION_FOOTER);
  to.u32(sectionId);
}

/** Checks the footer of a section. @throws {StreamError} `footer-missing`, `footer-mismatch` */
export function readFooter(from: ByteReader, sectionId: number): void {
  const mark = from.u8();
  if (mark !== QEMU_VM_SECTION_FOOTER) {
    const reason = 'the section is longer or shorter than its definition';
    throw from.bad('footer-missing', reason, QEMU_VM_SECTION_FOOTER, mark, 1);
  }
  const id = from.u32();
  if (id !== sectionId) throw from.bad('footer-mismatch', 'it names another section', sectionId, id, 5);
}

/** Type, number and data of a command. */
export function writeCommand(to: ByteWriter, command: number, data: Uint8Array = NOTHING): void {
  to.u8(QEMU_VM_COMMAND);
  to.u16(command);
  to.u16(data.length);
  to.raw(data);
}

const NOTHING = /* @__PURE__ */ new Uint8Array(0);

/** A command after its type byte. @throws {StreamError} `unknown-command`, `bad-command-length` */
export function readCommand(from: ByteReader): { command: number; data: Uint8Array } {
  const command = from.u16();
  if (!(command in COMMAND_LENGTHS) || command === 0)
    throw from.bad('unknown-command', 'there is no command of this number', undefined, command, 2);
  const length = from.u16();
  const known = COMMAND_LENGTHS[command] ?? length;
  if (known !== length) throw from.bad('bad-command-length', `of command ${command}`, known, length, 2);
  return { command, data: from.take(length).slice() };
}
