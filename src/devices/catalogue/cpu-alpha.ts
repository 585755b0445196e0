/**
 * Row of the catalogue: the CPU of alpha.
 */
import { vmstateAlphaCpu } from '../cpu/alpha.js';
import type { CpuEntry } from './entry.js';

/** Needs no facts from outside to be decoded. */
export const alphaCpus: readonly CpuEntry[] = [{ def: vmstateAlphaCpu, targets: ['alpha'] }];
