import { testModule } from '@dipv/testing';
import { integrationKeyRules } from './index.js';

testModule(integrationKeyRules);
