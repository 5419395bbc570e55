module.exports = { displayName: 'rules-field-mapping', preset: '../../jest.preset.js' };
