import { testRules } from '@dipv/testing';
import { integrationKeyRules } from './index.js';

testRules(integrationKeyRules);
