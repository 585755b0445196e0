/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"axis-dev88","target":"cris","arguments":["-m","16","-kernel","/dev/null"],"pageSize":8192,"memory":16777216,"ramSectionId":2,"blocks":[["axisdev88.ram",16777216],["axisdev88.chipram",131072]],"sections":[[0,"timer",0,2],
[4,"cpu",0,1],
[5,"nand",0,1,"0*3173"],
[6,"etraxfs",0,0,"0*48"],
[7,"etraxfs",1,0,"0*48"],
[8,"globalstate",0,1]]};
