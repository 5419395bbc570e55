import { testRules } from '@dipv/testing';
import { runtimeRules } from './index.js';

testRules(runtimeRules);
