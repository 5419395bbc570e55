module.exports = { displayName: 'formats', preset: '../../jest.preset.js' };
