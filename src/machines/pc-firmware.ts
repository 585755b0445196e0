/**
 * What stands in `pc.bios` of a reference machine: a program of our own in place of a BIOS, so that a machine that is
 * let go does something that can be seen. It writes a line to port 0xE9 (QEMU's `-debugcon`) and halts.
 */

/** What the program prints. */
export const FIRMWARE_TEXT = 'This machine was saved by vmstate.\n';

/** Offset of the program: a page before the end of the segment, which begins 64 KiB before the end of the block. */
const CODE = 0xff00;

/** Fills the block: the program, its text, and a jump to it at the reset vector. */
export function fillFirmware(block: Uint8Array): void {
  const segment = block.subarray(block.length - 0x10000);
  const text = CODE + 0x11;
  segment.set(
    [
      0xfa, // cli
      ...[0xbe, text & 0xff, text >> 8], // mov si, text
      ...[0x2e, 0xac], // next: lodsb from cs:si
      ...[0x84, 0xc0], // test al, al
      ...[0x74, 0x04], // jz done
      ...[0xe6, 0xe9], // out 0xe9, al
      ...[0xeb, 0xf6], // jmp next
      0xf4, // done: hlt
      ...[0xeb, 0xfd], // jmp done
    ],
    CODE,
  );
  segment.set(new TextEncoder().encode(FIRMWARE_TEXT), text);
  const jump = (CODE - 0xfff3) & 0xffff;
  segment.set([0xe9, jump & 0xff, jump >> 8], 0xfff0);
}
