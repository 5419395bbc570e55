import * as jsoncParser from 'jsonc-eslint-parser';
import baseConfig from '../eslint.config.mjs';

export default [
  ...baseConfig,
  {
    files: ['**/package.json'],
    rules: {
      // What the scripts of the workspace import, the workspace itself declares.
      '@nx/dependency-checks': [
        'error',
        {
          buildTargets: ['typecheck'], // it is never built
          ignoredFiles: [
            '{projectRoot}/*.config.{mjs,cjs}',
            '{projectRoot}/{bin,jest}/**',
            '{projectRoot}/src/**/*.test.ts',
          ],
        },
      ],
    },
    languageOptions: { parser: jsoncParser },
  },
];
