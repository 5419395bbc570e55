/**
 * Starts the fake services: `node tools/fake-services/serve.mjs '{"pageSize": 500}'`. A line with their addresses is
 * printed; for each line that comes in, one with the requests so far. It ends with its standard input.
 */
import { createInterface } from 'node:readline';
import { startFakeServices } from './fake-services.mjs';

const services = await startFakeServices(JSON.parse(process.argv[2] ?? '{}'));
console.log(JSON.stringify({ dataverse: services.dataverse, finance: services.finance }));
const lines = createInterface({ input: process.stdin });
lines.on('line', () => console.log(JSON.stringify(services.requests)));
lines.on('close', () => services.close());
