/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"shakti_c","target":"riscv64","arguments":["-m","16"],"pageSize":4096,"memory":16777216,"ramSectionId":2,"blocks":[["riscv.shakti.c.ram",16777216],["riscv.shakti.c.rom",8192]],"sections":[[0,"timer",0,2],
[4,"cpu_common",0,1],
[5,"cpu",0,5],
[6,"riscv_sifive_plic",0,1,{"vmsd":"riscv_sifive_plic","version":1,"fields":[["source_priority","uint32[28]","0*28"],["target_priority","uint32[2]","0*2"],["pending","uint32","0"],["claimed","uint32","0"],["enable","uint32[2]","0*2"]]}],
[7,"riscv_mtimer",0,1,{"vmsd":"riscv_mtimer","version":1,"fields":[["timecmp","uint64","0"]]}],
[8,"globalstate",0,1]]};
