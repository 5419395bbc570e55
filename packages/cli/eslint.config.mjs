import baseConfig from '../../eslint.config.mjs';

// No check of its dependencies: the package ships bundled, so all of them are for development.
export default baseConfig;
