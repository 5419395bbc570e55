export { readWorkspace, type ReadOptions, type ReadResult } from './read-workspace.js';
export type { Snapshot } from './snapshot/shape.js';
export { takeSnapshot } from './snapshot/take.js';
export { writeSnapshot } from './snapshot/write.js';
export { readText } from './input/read-text.js';
export { applyEdits, type Edit } from './fix/apply-edits.js';
export { hashOf, writeEdits } from './fix/write-edits.js';
export { decodeXmlText } from './xml/content-view.js';
export { hashInputs } from './input/hash-inputs.js';
