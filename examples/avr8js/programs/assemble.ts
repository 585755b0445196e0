/**
 * The programs of this folder, assembled by avr8js's own assembler.
 */
import { readFileSync } from 'node:fs';
import { assemble } from 'avr8js/dist/cjs/utils/assembler.js';

export type ProgramName = 'buses' | 'checksum' | 'pins' | 'serial' | 'timers';

export interface Program {
  /** For the flash, from address 0. */
  readonly bytes: Uint8Array;
  /** Where in bytes each label stands. */
  readonly labels: Readonly<Record<string, number>>;
}

export function program(name: ProgramName): Program {
  // The tests are bundled elsewhere, but run in the folder of the example.
  const { bytes, labels, errors } = assemble(readFileSync(`programs/${name}.s`, 'utf8'));
  if (errors.length > 0) throw new Error(`${name}.s: ${errors.join('; ')}`);
  return { bytes, labels };
}
