import { testModule } from '@dipv/testing';
import { runtimeRules } from './index.js';

testModule(runtimeRules);
