/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"tricore_testboard","target":"tricore","arguments":[],"pageSize":16384,"memory":4194304,"ramSectionId":2,"blocks":[["powerlink_ext_d.ram",4194304],["powerlink_ext_c.ram",2097152],["powerlink_int_c.ram",49152],["powerlink_int_d.ram",49152],["powerlink_pcp_text.ram",32768],["powerlink_pcp_data.ram",16384]],"sections":[[0,"timer",0,2],
[4,"cpu_common",0,1],
[5,"globalstate",0,1]]};
