/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"nios2-generic-nommu","target":"nios2","arguments":["-m","16"],"pageSize":4096,"memory":16777216,"ramSectionId":2,"blocks":[["nios2.ram",134217728],["nios2.tcm",4096]],"sections":[[0,"timer",0,2],
[4,"cpu_common",0,1],
[5,"globalstate",0,1]]};
