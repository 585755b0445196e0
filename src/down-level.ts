/** Saving for older programs, with a check of what they would lose: `import { … } from 'vmstate/down-level'`. */
export { type MachineDownLevelOptions, machineLosses, saveMachineDownLevel } from './savevm/down-level.js';
export { type DownLevelOptions, encodeDownLevel, type Loss, lossesOf, saveDownLevel } from './vmstate/down-level.js';
