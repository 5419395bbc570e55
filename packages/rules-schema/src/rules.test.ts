import { testRules } from '@dipv/testing';
import { schemaRules } from './index.js';

testRules(schemaRules);
