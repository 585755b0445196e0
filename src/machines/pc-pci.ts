/**
 * The configuration spaces of the i440FX PC's PCI devices at reset, and what else is not zero in them.
 */
import type { Pc } from './pc-reset.js';

/** Bytes of a configuration space: `{ 0x0a: [1, 6] }` puts 1 at 0x0A and 6 at 0x0B. */
function config(...parts: readonly Readonly<Record<number, readonly number[]>>[]): Uint8Array {
  const space = new Uint8Array(256);
  for (const part of parts) for (const [at, bytes] of Object.entries(part)) space.set(bytes, Number(at));
  return space;
}

const INTEL = { 0: [0x86, 0x80] };
/** Red Hat's subsystem, QEMU virtual machine. */
const QEMU_SUBSYSTEM = { 44: [0xf4, 0x1a, 0x00, 0x11] };

function device(...parts: readonly Readonly<Record<number, readonly number[]>>[]) {
  return { version_id: 2, config: config(INTEL, QEMU_SUBSYSTEM, ...parts) };
}

/** 82441FX host bridge: PAM registers closed, SMRAM at A0000; the end of memory in units of 8 MiB. */
export function resetI440fx(memory: number) {
  const end = Math.min(255, Math.floor(memory / (8 << 20)));
  return { parent_obj: device({ 2: [0x37, 0x12], 8: [2, 0, 0, 6], 87: [end], 114: [2] }) };
}

/** 82371SB ISA bridge: no PIRQ is routed. */
export const resetPiix3 = {
  dev: device({
    2: [0x00, 0x70],
    6: [0x00, 0x02],
    10: [1, 6],
    14: [0x80],
    76: [0x4d, 0, 3],
    96: [0x80, 0x80, 0x80, 0x80],
    105: [2],
    112: [0x80],
    118: [0x0c, 0x0c, 2],
    160: [8],
    168: [0x0f],
  }),
};

/** 82371SB IDE without drives: the signature that an empty channel shows. */
export function resetIde({ old }: Pc) {
  const drive = {
    mult_sectors: 16,
    nsector: 1,
    sector: 1,
    lcyl: 0xff,
    hcyl: 0xff,
    select: old ? 0x20 : 0xa0,
    status: 0x50,
  };
  return {
    parent_obj: device({ 2: [0x10, 0x70], 6: [0x80, 0x02], 9: [0x80, 1, 1], 32: [1] }),
    ifs0: [drive, drive],
    ifs1: [drive, drive],
  };
}

/** 82371AB power management: ports not set up by a BIOS yet. */
export function resetPiix4Pm({ old }: Pc) {
  return {
    parent_obj: device({
      2: [0x13, 0x71],
      6: [0x80, 0x02, 3, 0, 0x80, 6],
      61: [1],
      64: [1],
      95: [0x10],
      99: [0x60],
      144: [1, 0xb1],
      210: [9],
    }),
    ...(!old && { pm1_evt_sts: 1, smb: { auxctl: 2, op_done: true } }),
    memhp: { acpi_memory_hotplug: { dev_count: 0 } },
  };
}
