import { testRules } from '@dipv/testing';
import { fieldMappingRules } from './index.js';

testRules(fieldMappingRules);
