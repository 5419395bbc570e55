module.exports = { displayName: 'rules-connection-set', preset: '../../jest.preset.js' };
