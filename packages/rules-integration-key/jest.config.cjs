module.exports = { displayName: 'rules-integration-key', preset: '../../jest.preset.js' };
