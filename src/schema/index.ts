/** States as readable JSON, checked both ways. Needs io-ts. */
export type { AnyType, BytesForm, WordForm } from './leaves.js';
export { errorsOf, type SchemaOptions, schemaOf, stateFromJson, stateToJson } from './schema.js';
