import baseConfig, { packageConfig } from '../../eslint.config.mjs';

export default [...baseConfig, ...packageConfig];
