import baseConfig, { packageConfig, pureConfig } from '../../eslint.config.mjs';

export default [...baseConfig, ...packageConfig, ...pureConfig];
