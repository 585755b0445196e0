/** Recorded by `scripts/boards.ts`: do not change by hand. */
import type { RecordedBoard } from '../board.js';

export const recorded: RecordedBoard = {"machine":"gdbsim-r5f562n8","target":"rx","arguments":["-bios","/dev/null"],"pageSize":4096,"memory":16777216,"ramSectionId":2,"blocks":[["ext-sdram",16777216],["flash-code",524288],["iram",98304],["flash-data",32768]],"sections":[[0,"timer",0,2],
[4,"cpu_common",0,1],
[5,"rx-icu",0,1,{"vmsd":"rx-icu","version":1,"fields":[["ir","uint8[256]","0*256"],["dtcer","uint8[256]","0*256"],["ier","uint8[32]","0*32"],["ipr","uint8[142]","0*142"],["dmasr","uint8[4]","0*4"],["fir","uint16","0"],["nmisr","uint8","0"],["nmier","uint8","0"],["nmiclr","uint8","0"],["nmicr","uint8","0"],["req_irq","int16","ffff"]]}],
[6,"rx-tmr",0,1,{"vmsd":"rx-tmr","version":1,"fields":[["tick","int64","0"],["tcnt","uint8[2]","0*2"],["tcora","uint8[2]","ff*2"],["tcorb","uint8[2]","ff*2"],["tcr","uint8[2]","0*2"],["tccr","uint8[2]","0*2"],["tcor","uint8[2]","0*2"],["tcsr","uint8[2]","0 10"],["div_round","int64[2]","0*2"],["next","uint8[2]","3*2"],["timer","timer[2]","ffffffffffffffff*2"]]}],
[7,"rx-tmr",1,1,{"vmsd":"rx-tmr","version":1,"fields":[["tick","int64","0"],["tcnt","uint8[2]","0*2"],["tcora","uint8[2]","ff*2"],["tcorb","uint8[2]","ff*2"],["tcr","uint8[2]","0*2"],["tccr","uint8[2]","0*2"],["tcor","uint8[2]","0*2"],["tcsr","uint8[2]","0 10"],["div_round","int64[2]","0*2"],["next","uint8[2]","3*2"],["timer","timer[2]","ffffffffffffffff*2"]]}],
[8,"rx-cmt",0,1,{"vmsd":"rx-cmt","version":1,"fields":[["cmstr","uint16","0"],["cmcr","uint16[2]","0*2"],["cmcnt","uint16[2]","0*2"],["cmcor","uint16[2]","ffff*2"],["tick","int64[2]","0*2"],["timer","timer[2]","ffffffffffffffff*2"]]}],
[9,"rx-cmt",1,1,{"vmsd":"rx-cmt","version":1,"fields":[["cmstr","uint16","0"],["cmcr","uint16[2]","0*2"],["cmcnt","uint16[2]","0*2"],["cmcor","uint16[2]","ffff*2"],["tick","int64[2]","0*2"],["timer","timer[2]","ffffffffffffffff*2"]]}],
[10,"renesas-sci",0,1,{"vmsd":"renesas-sci","version":1,"fields":[["trtime","int64","0"],["rx_next","int64","0"],["smr","uint8","0"],["brr","uint8","ff"],["scr","uint8","0"],["tdr","uint8","ff"],["ssr","uint8","84"],["rdr","uint8","0"],["scmr","uint8","0"],["semr","uint8","0"],["read_ssr","uint8","0"],["timer","timer","ffffffffffffffff"]]}],
[11,"globalstate",0,1]]};
