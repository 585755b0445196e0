/**
 * Flash: a block of memory whose erased sectors are not sent, 16 MB being mostly 0xff. Which they are is a device.
 */
import { buffer, context, vmstate } from 'vmstate';

/** Bytes of a sector, and of a page of the stream. */
export const SECTOR = 4096;
const SECTORS = 4096;

export function isErased(flash: Uint8Array, offset: number): boolean {
  const words = new Int32Array(flash.buffer, flash.byteOffset + offset, SECTOR / 4);
  for (let i = 0; i < words.length; i++) if (words[i] !== -1) return false;
  return true;
}

/** Bit n of `erased` is sector n; the flash is handed over as context. */
export const vmstateFlash = vmstate({
  name: 'flash',
  versionId: 1,
  context: context<Uint8Array>(),
  preSave: ({ erased }, flash) => {
    erased.forEach((_, byte) => {
      let bits = 0;
      for (let bit = 0; bit < 8; bit++) if (isErased(flash, (byte * 8 + bit) * SECTOR)) bits |= 1 << bit;
      erased[byte] = bits;
    });
  },
  postLoad: ({ erased }, _version, flash) => {
    erased.forEach((bits, byte) => {
      for (let bit = 0; bit < 8; bit++) {
        const at = (byte * 8 + bit) * SECTOR;
        if ((bits >> bit) & 1) flash.fill(0xff, at, at + SECTOR);
      }
    });
  },
  fields: { erased: buffer(SECTORS / 8) },
});

export const flashState = () => ({ erased: new Uint8Array(SECTORS / 8) });
