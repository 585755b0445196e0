/** Whether one program loads what another saves: `import { compare } from 'vmstate/compare'`. */
export { type CompareCode, RULES } from './codes.js';
export { type Comparable, type CompareOptions, layoutsOf } from './comparable.js';
export { compare } from './compare.js';
export type { Comparison, Finding, Severity } from './finding.js';
export { isDefinition, layoutsOfDefinitions } from './from-definitions.js';
export { layoutsOfDescription } from './from-description.js';
export { layoutsOfDump } from './from-dump.js';
export type {
  CountLayout,
  DeviceLayout,
  FieldLayout,
  Layout,
  Layouts,
  Predicate,
  SubsectionLayout,
} from './model.js';
export { type CheckerCode, checkDumps } from './qemu-checker.js';
export { FIELD_RENAMES } from './qemu-renames.js';
export type { Accepted } from './report.js';
