import { testModule } from '@dipv/testing';
import { fieldMappingRules } from './index.js';

testModule(fieldMappingRules);
