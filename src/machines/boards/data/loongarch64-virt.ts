/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"virt","target":"loongarch64","arguments":["-m","1024"],"pageSize":16384,"memory":1073741824,"ramSectionId":2,"blocks":[["loongarch.ram",1073741824],["/rom@etc/acpi/tables",16384],["/rom@etc/table-loader",16384],["/rom@etc/acpi/rsdp",16384]],"sections":[[0,"timer",0,2],
[4,"cpu",0,0],
[5,"fw_cfg",0,2,"0*6 5 a 66 77 5f 63 66 67 2f 64 6d 61 0*12 5 e 66 77 5f 63 66 67 2f 61 63 70 69 5f 6d 72 0*3 1 0*6 e 67 0*6 10 0*8 14"],
[6,"loongarch_ipi",0,0,"0*192"],
[7,"loongarch.extioi",0,1,"0*784"],
[8,"loongarch_pch_pic",0,1,"ff*8 0*40 1*64 0*96"],
[9,"0000:00:00.0/gpex_root",0,1,"0*3 2 36 1b 8 0*8 6 0*32 f4 1a 0 11 0*224"],
[10,"PCIHost",0,1,"0*4"],
[11,"PCIBUS",0,1,"0*3 4 0*16"],
[12,"serial",0,3,"0 c 0*2 1 0 8 60 b0 0*2"],
[13,"ls7a_rtc",0,1,"0*44"],
[14,"acpi-ged",0,1,"0*4 5 e 61 63 70 69 2d 67 65 64 2f 6d 65 6d 68 70 0*3 1 0*4"],
[15,"acpi_build",0,1,"0"],
[16,"globalstate",0,1]]};
