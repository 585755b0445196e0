/**
 * The container's constants and headers: `migration/savevm.h` and `include/migration/misc.h` of QEMU, 2.3 to 11.1.
 */
import { StreamError } from '../errors.js';
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

/** The numbers of commands, with the length of their data where it is fixed (`mig_cmd_args`). */
export const COMMANDS: Readonly<Record<number, { readonly name: string; readonly length?: number }>> = {
  1: { name: 'OPEN_RETURN_PATH', length: 0 },
  2: { name: 'PING', length: 4 },
  3: { name: 'POSTCOPY_ADVISE' },
  4: { name: 'POSTCOPY_LISTEN', length: 0 },
  5: { name: 'POSTCOPY_RUN', length: 0 },
  6: { name: 'POSTCOPY_RAM_DISCARD' },
  7: { name: 'PACKAGED', length: 4 },
  8: { name: 'ENABLE_COLO', length: 0 },
  9: { name: 'POSTCOPY_RESUME', length: 0 },
  10: { name: 'RECV_BITMAP' },
  11: { name: 'SWITCHOVER_START', length: 0 },
};
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
  if (magic !== QEMU_VM_FILE_MAGIC) {
    throw new StreamError('bad-magic', 'this is no migration stream: it does not begin with QEVM', {
      offset: from.offset - 4,
      expected: QEMU_VM_FILE_MAGIC,
      actual: magic,
    });
  }
  const version = from.u32();
  if (version === QEMU_VM_FILE_VERSION) return;
  const old = version === QEMU_VM_FILE_VERSION_COMPAT;
  throw new StreamError(
    old ? 'old-format' : 'bad-format-version',
    old ? 'streams of version 2 (QEMU before 0.11) are not supported' : `unknown stream version ${version}`,
    { offset: from.offset - 4, expected: QEMU_VM_FILE_VERSION, actual: version },
  );
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
export function readFooter(from: ByteReader, header: SectionHeader): void {
  const { offset } = from;
  const mark = from.u8();
  if (mark !== QEMU_VM_SECTION_FOOTER) {
    throw new StreamError(
      'footer-missing',
      'the section should end here; it is longer or shorter than its definition',
      {
        path: header.idstr,
        offset,
        expected: QEMU_VM_SECTION_FOOTER,
        actual: mark,
      },
    );
  }
  const id = from.u32();
  if (id === header.sectionId) return;
  throw new StreamError('footer-mismatch', `the footer names section ${id}, but this is section ${header.sectionId}`, {
    path: header.idstr,
    offset,
    expected: header.sectionId,
    actual: id,
  });
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
  const { offset } = from;
  const command = from.u16();
  const length = from.u16();
  const known = COMMANDS[command];
  if (known === undefined)
    throw new StreamError('unknown-command', `unknown command ${command}`, { offset, actual: command });
  if (known.length !== undefined && known.length !== length) {
    throw new StreamError(
      'bad-command-length',
      `command ${known.name} has ${known.length} bytes of data, not ${length}`,
      {
        offset: offset + 2,
        expected: known.length,
        actual: length,
      },
    );
  }
  return { command, data: from.take(length).slice() };
}
