/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"arduino-uno","target":"avr","arguments":[],"pageSize":256,"memory":32768,"ramSectionId":2,"blocks":[["flash",32768],["sram",4096]],"sections":[[0,"timer",0,2],
[4,"cpu",0,1],
[5,"globalstate",0,1]]};
