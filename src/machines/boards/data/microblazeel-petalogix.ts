/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"petalogix-s3adsp1800","target":"microblazeel","arguments":[],"pageSize":4096,"memory":134217728,"ramSectionId":2,"blocks":[["petalogix_s3adsp1800.ram",134217728],["petalogix_s3adsp1800.flash",16777216],["petalogix_s3adsp1800.lmb_bram",131072]],"sections":[[0,"timer",0,2],
[4,"cpu",0,0],
[5,"pflash_cfi01",0,1,{"vmsd":"pflash_cfi01","version":1,"fields":[["wcycle","uint8","0"],["cmd","uint8","0"],["status","uint8","80"],["counter","uint64","0"]]}],
[6,"globalstate",0,1]]};
