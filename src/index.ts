/** The everyday API: errors, definitions, single objects, and `SaveVM`. */
export * from './errors.js';
export * from './savevm/index.js';
export * from './vmstate/index.js';
