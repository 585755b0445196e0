/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"or1k-sim","target":"or1k","arguments":["-m","16"],"pageSize":8192,"memory":16777216,"ramSectionId":2,"blocks":[["openrisc.ram",16777216]],"sections":[[0,"timer",0,2],
[4,"cpu",0,1],
[5,"or1k_timer",0,1,"0*12"],
[6,"serial",0,3,"0 c 0*2 1 0 8 60 b0 0*2"],
[7,"serial",1,3,"0 c 0*2 1 0 8 60 b0 0*2"],
[8,"serial",2,3,"0 c 0*2 1 0 8 60 b0 0*2"],
[9,"serial",3,3,"0 c 0*2 1 0 8 60 b0 0*2"],
[10,"globalstate",0,1]]};
