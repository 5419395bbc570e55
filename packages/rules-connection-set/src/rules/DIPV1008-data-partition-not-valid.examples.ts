import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the task names a pair that the organization mapping does not have',
      partitions: ['USMF', 'DEMF'],
      organizationMapping: [
        ['USMF', 'USMF'],
        ['DEMF', 'DEMF'],
      ],
      legalEntities: ['USMF', 'DEMF'],
      companies: ['USMF', 'DEMF'],
      finds: [
        {
          at: '/leftPartitionName',
          message: 'USMF and DEMF are no pair of the organization mapping',
          help: 'Choose a pair of the organization mapping for the task, or add this pair to the connection set.',
        },
      ],
    },
    {
      name: 'a legal entity was deleted',
      legalEntities: ['DEMF'],
      companies: ['USMF'],
      finds: [
        {
          at: '/dualWriteDetail/legalEntityMappings/mappings/0/left/name',
          message: 'Organization USMF of the organization mapping does not exist in the AX environment',
        },
      ],
    },
    {
      name: 'a company was renamed in Dataverse',
      legalEntities: ['USMF'],
      companies: ['US01'],
      finds: [
        {
          at: '/dualWriteDetail/legalEntityMappings/mappings/0/right/name',
          message: 'Organization USMF of the organization mapping does not exist in the CRM environment',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'the pair of the task is in the organization mapping and both exist',
      partitions: ['usmf', 'USMF'],
      legalEntities: ['USMF'],
      companies: ['usmf'],
    },
    { name: 'nobody supplied which organizations exist', notChecked: true },
    { name: 'no connection set was supplied', organizationMapping: null, notChecked: true },
  ],
};
