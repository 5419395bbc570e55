// Generated from package.json by tools/bin/generate-versions.mjs: do not edit.
export const VERSION = '0.1.0';
