import { testModule } from '@dipv/testing';
import { connectionSetRules } from './index.js';

testModule(connectionSetRules);
