import { createNodes } from './create-nodes.js';

export type { MapTargetOptions } from './map-target.js';
export { createNodes };

export const name = '@dipv/nx';

/** What Nx 23 calls `createNodes` as well. */
export const createNodesV2 = createNodes;
