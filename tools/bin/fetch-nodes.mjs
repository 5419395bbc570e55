// Fetches the releases of Node that the program is tested on, as npm packages them, into node_modules/.cache.
import outside from '../jest/outside.cjs';
import { fetchNode } from './fetch-node.mjs';
import { ownPlatform } from './own-platform.mjs';

for (const version of Object.values(outside.NODES)) {
  if (fetchNode(version, ownPlatform, outside.nodeFolder(version))) console.log(`Node ${version}`);
}
