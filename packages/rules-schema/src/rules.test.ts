import { testModule } from '@dipv/testing';
import { schemaRules } from './index.js';

testModule(schemaRules);
