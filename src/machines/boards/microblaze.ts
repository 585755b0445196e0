/**
 * `petalogix-s3adsp1800` of both ends. QEMU 7.2 sends `cpu_common` of the CPU and nothing else.
 */
import { vmstateMicroblazeCpu } from '../../devices/cpu/microblaze.js';
import { board } from './board.js';
import { recorded as big } from './data/microblaze-petalogix.js';
import { recorded as little } from './data/microblazeel-petalogix.js';

export const microblazePetalogix = board(big, { cpu: { def: vmstateMicroblazeCpu } });
export const microblazeelPetalogix = board(little, { cpu: { def: vmstateMicroblazeCpu } });
