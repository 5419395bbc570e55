import { unsetField } from '../unset-field.js';

/** DIPV1021: a mapping has no source field. */
export const unsetSourceField = unsetField('DIPV1021', 'Missing source field in the mapping', 'source', {
  fails: [
    {
      name: 'no source field and no constant',
      mappings: ['none >> name'],
      finds: [{ at: '/legs/0/fieldMappings/0/sourceField', message: 'Missing source field in the mapping of name' }],
    },
    {
      name: 'a constant cannot be written back to no field',
      mappings: ['none <> name = Contoso'],
      finds: [{ at: '/legs/0/fieldMappings/0/sourceField', message: 'Missing source field in the mapping of name' }],
    },
  ],
  passes: [
    { name: 'a constant for the destination', mappings: ['none >> name = Contoso'] },
    { name: 'both fields are set' },
  ],
});
