/** States in linear memory: layouts by C's rules or by hand, and objects that read and write it. */
export { bindMemory, type LinearMemory, type MemoryOptions } from './bind.js';
export { type LayoutOptions, type MemoryCodec, type MemoryLayout, memoryLayout, type Place } from './layout.js';
