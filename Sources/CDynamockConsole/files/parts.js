// What screens are made of.
export * from './dom.js';
export * from './api.js';
export * from './router.js';
export * from './dialog.js';
export * from './numbers.js';
export * from './schema.js';
