export { describe } from './describe.js';
export type * from './documentation.js';
export { PAGE_FORMATS, type Page, type PageFormat, type RenderPages } from './formats/formats.js';
