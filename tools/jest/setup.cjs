globalThis.describeWith = require('./outside.cjs').describeWith;
