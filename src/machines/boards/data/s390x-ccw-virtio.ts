/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"s390-ccw-virtio-7.2","target":"s390x","arguments":["-m","16"],"pageSize":4096,"memory":16777216,"ramSectionId":2,"blocks":[["s390.ram",16777216]],"sections":[[7,"s390-storage_attributes",0,0],
[0,"timer",0,2],
[4,"sclpquiesce",0,0,{"vmsd":"sclpquiesce","version":0,"fields":[["event_pending","bool","0"]]}],
[5,"vmstate-event-facility",0,0,{"vmsd":"vmstate-event-facility","version":0,"fields":[["receive_mask_pieces[1]","uint32","0"]],"subsections":[{"vmsd":"vmstate-event-facility/mask_length","version":0,"fields":[["mask_length","uint16","4"]]}]}],
[6,"s390-skeys",0,1,"0*7 1"],
[8,"cpu_common",0,1],
[9,"cpu",0,4],
[10,"qemu-s390-flic",0,1,{"vmsd":"qemu-s390-flic","version":1,"fields":[["simm","uint8","0"],["nimm","uint8","0"]]}],
[11,"ipl",0,0,{"vmsd":"ipl","version":0,"fields":[["compat_start_addr","uint64","e003e8"],["compat_bios_start_addr","uint64","e003e8"],["iplb","struct",[{"vmsd":"ipl/iplb","version":0,"fields":[["reserved1","uint8[110]","0*110"],["devno","uint16","0"],["reserved2","uint8[88]","0*88"]],"subsections":[{"vmsd":"ipl/iplb_extended","version":0,"fields":[["reserved_ext","uint8[3896]","0*3896"]]}]}]],["iplb_valid","bool","0"],["cssid","uint8","0"],["ssid","uint8","0"],["devno","uint16","0"]]}],
[12,"PCIHost",0,1,{"vmsd":"PCIHost","version":1,"fields":[["config_reg","uint32","0"]]}],
[13,"PCIBUS",0,1,{"vmsd":"PCIBUS","version":1,"fields":[["nirq","int32 equal","40"],["irq_count","int32[64]","0*64"]]}],
[14,"s390_css",0,1],
[15,"todclock",0,1,"1 0 e3 a3 4b d8 e8 8c 34 0"],
[16,"globalstate",0,1]]};
