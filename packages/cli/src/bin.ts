import { runCli } from '@dipv/host';
import { BUILD } from './build.js';

runCli(BUILD);
