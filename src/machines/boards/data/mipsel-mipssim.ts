/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"mipssim","target":"mipsel","arguments":["-m","16"],"pageSize":4096,"memory":16777216,"ramSectionId":2,"blocks":[["mips_mipssim.ram",16777216],["mips_mipssim.bios",4194304]],"sections":[[0,"timer",0,2],
[4,"cpu_common",0,1],
[5,"cpu",0,21],
[6,"globalstate",0,1]]};
