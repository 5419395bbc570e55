import { testRules } from '@dipv/testing';
import { connectionSetRules } from './index.js';

testRules(connectionSetRules);
