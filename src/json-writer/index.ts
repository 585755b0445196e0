/** The JSON writer on its own: `import { JsonWriter } from 'vmstate/json-writer'`. */
export { escapeCompact, type JsonDialect, JsonWriter } from './json-writer.js';
