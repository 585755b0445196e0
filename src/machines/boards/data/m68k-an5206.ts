/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"an5206","target":"m68k","arguments":["-m","16","-kernel","/dev/null"],"pageSize":4096,"memory":16777216,"ramSectionId":2,"blocks":[["an5206.ram",16777216],["an5206.sram",4096]],"sections":[[0,"timer",0,2],
[4,"cpu",0,1],
[5,"globalstate",0,1]]};
