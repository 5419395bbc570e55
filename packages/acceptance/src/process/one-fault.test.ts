import {
  environmentOf,
  fieldOf,
  filesOf,
  machinesPayload,
  mapping,
  otherThan,
  sideOf,
  tableOf,
  type Payload,
  type Platform,
} from './test-data/machines-payload.js';
import { markedPlace } from './test-data/marked-place.js';
import { codesOf, findingsOf, reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

/** Where a finding must be. The text has a `▸` in front of the place. */
interface Place {
  /** Default: the project. */
  readonly file?: 'project.json' | 'connection-set.json';
  readonly text: string;
  readonly pointer: string;
}

interface Fault {
  readonly name: string;
  readonly code: string;
  /** What the payload is like before, where the usual one does not do. */
  readonly given?: (payload: Payload) => void;
  readonly change: (payload: Payload) => void;
  readonly at: readonly Place[];
}

const LEG = '/entityMappingTasks/0/legs/0';
const BOTH: readonly Platform[] = ['AX', 'CRM'];

/** A fault that each side of a map can have by itself, under a code for each. */
function onEither(
  codes: { readonly source: string; readonly destination: string },
  faultOf: (payload: Payload, platform: Platform) => Omit<Fault, 'code'>,
): (source: Platform) => readonly Fault[] {
  return (source) =>
    BOTH.map((platform) => {
      const sample = machinesPayload(source);
      return { code: codes[sideOf(sample, platform)], ...faultOf(sample, platform) };
    });
}

const both = (code: string) => ({ source: code, destination: code });

function withoutCompany(payload: Payload, ...platforms: readonly Platform[]): void {
  for (const platform of platforms) {
    const table = tableOf(payload, platform);
    table.primaryCompanyContextField = null;
    table.companyContextFields = [];
    for (const key of table.keys) key.fields = key.fields.filter((each) => !/company|dataAreaId/.test(each));
  }
}

function withoutOrganizations({ connectionSet }: Payload): void {
  connectionSet.dataPartitionMappings = [];
  connectionSet.dualWriteDetail.legalEntityMappings.mappings = [];
}

/** Lets all mappings write to one platform. */
function oneWay({ source, leg }: Payload, to: Platform): void {
  for (const each of leg.fieldMappings) each.syncDirection = to === source ? 2 : 1;
  if (to === 'AX') leg.fieldMappings.pop(); // the constant can only be written to Dataverse
}

const texts: Readonly<Record<Platform, { readonly name: string; readonly index: number }>> = {
  AX: { name: 'Description', index: 1 },
  CRM: { name: 'fabrikam_name', index: 1 },
};

/** Faults of environments and organizations, which are the same whichever platform a map calls its source. */
const ENVIRONMENT_FAULTS: readonly ((source: Platform) => readonly Fault[])[] = [
  onEither(both('DIPV1000'), (_, platform) => ({
    name: `the connection of ${platform} has lost its sign-in`,
    change: ({ connections }) => {
      const broken = connections.value.find(({ name }) => name === `connection-${platform}`)!;
      broken.properties.statuses = [{ status: 'Error', error: { code: 'Unauthorized', message: 'Sign in again' } }];
    },
    at: [
      {
        file: 'connection-set.json',
        text: `"connectionDisplayName": ▸"service account (${nameOf(platform)})"`,
        pointer: `/environments/${nameOf(platform)}/connectionDisplayName`,
      },
    ],
  })),
  onEither(both('DIPV1000'), (_, platform) => ({
    name: `the connection of ${platform} is gone`,
    change: ({ connections }) => {
      connections.value = connections.value.filter(({ name }) => name !== `connection-${platform}`);
    },
    at: [
      {
        file: 'connection-set.json',
        text: `"connectionDisplayName": ▸"service account (${nameOf(platform)})"`,
        pointer: `/environments/${nameOf(platform)}/connectionDisplayName`,
      },
    ],
  })),
  onEither(both('DIPV1005'), (_, platform) => ({
    name: `the environment of ${platform} does not say where it is`,
    change: (payload) =>
      Object.assign(environmentOf(payload, platform), { metadataUrl: null, directUrl: ' ', environmentInfo: null }),
    at: [
      {
        file: 'connection-set.json',
        text: `"${nameOf(platform)}": ▸{`,
        pointer: `/environments/${nameOf(platform)}`,
      },
    ],
  })),
  onEither(both('DIPV1005'), (_, platform) => ({
    name: `nothing stands behind the environment of ${platform}`,
    change: ({ connectionSet }) => {
      connectionSet.environments[nameOf(platform)] = null;
    },
    at: [
      {
        file: 'connection-set.json',
        text: `"${nameOf(platform)}": ▸null`,
        pointer: `/environments/${nameOf(platform)}`,
      },
    ],
  })),
  () => [
    {
      name: 'the task is for organizations that are no pair',
      code: 'DIPV1008',
      change: ({ task }) => Object.assign(task, { leftPartitionName: 'USNW', centerPartitionName: 'DEBY' }),
      at: [{ text: '"leftPartitionName": ▸"USNW"', pointer: '/entityMappingTasks/0/leftPartitionName' }],
    },
    {
      name: 'a legal entity of the organization mapping, which names it twice, is gone',
      code: 'DIPV1008',
      change: ({ legalEntities }) => legalEntities.value.pop(),
      at: [
        {
          file: 'connection-set.json',
          text: '"firstPartition": ▸"DEBY"',
          pointer: '/dataPartitionMappings/1/firstPartition',
        },
      ],
    },
    {
      name: 'a company of the organization mapping is gone',
      code: 'DIPV1008',
      change: ({ companies }) => companies.value.pop(),
      at: [
        {
          file: 'connection-set.json',
          text: '"right": {\n            "name": ▸"DEBY"',
          pointer: '/dualWriteDetail/legalEntityMappings/mappings/1/right/name',
        },
      ],
    },
  ],
];

const FAULTS: readonly ((source: Platform) => readonly Fault[])[] = [
  onEither(both('DIPV1007'), (sample, platform) => {
    const side = sideOf(sample, platform);
    const ofTask = side === 'source' ? 'leftEnvironment' : 'centerEnvironment';
    return {
      name: `the task names an environment of ${platform} that the connection set lacks`,
      change: ({ task, leg }) => {
        task[ofTask] = 'Fabrikam Test';
        leg[`${side}Environment`] = 'Fabrikam Test';
      },
      at: [{ text: `"${ofTask}": ▸"Fabrikam Test"`, pointer: `/entityMappingTasks/0/${ofTask}` }],
    };
  }),
  onEither(both('DIPV1007'), (sample, platform) => {
    const side = sideOf(sample, platform);
    return {
      name: `only the leg names an environment of ${platform} that the connection set lacks`,
      change: ({ leg }) => {
        leg[`${side}Environment`] = 'Fabrikam Test';
      },
      at: [{ text: `"${side}Environment": ▸"Fabrikam Test"`, pointer: `${LEG}/${side}Environment` }],
    };
  }),
  onEither(both('DIPV1016'), (sample, platform) => {
    const side = sideOf(sample, platform);
    return {
      name: `no organizations are mapped, and ${platform} is written to`,
      given: (payload) => oneWay(payload, platform),
      change: withoutOrganizations,
      at: [{ text: `"${side}Schema": ▸"`, pointer: `${LEG}/${side}Schema` }],
    };
  }),
  (source) => [
    {
      name: 'no organizations are mapped, and a lookup leads to a company-specific table',
      code: 'DIPV1017',
      given: (payload) => {
        withoutCompany(payload, 'AX', 'CRM');
        // the other lookup is of a cross-company table then
        const sites = environmentOf(payload, 'CRM').schemas.find(({ name }) => name === 'fabrikam_sites')!;
        Object.assign(sites, { primaryCompanyContextField: null, companyContextFields: [] });
        sites.keys[0]!.fields = ['fabrikam_sitecode'];
      },
      change: withoutOrganizations,
      at: [
        {
          text: `"${source === 'AX' ? 'destination' : 'source'}Field": ▸"fabrikam_customer.accountnumber"`,
          pointer: `${LEG}/fieldMappings/2/${source === 'AX' ? 'destination' : 'source'}Field`,
        },
      ],
    },
  ],
  onEither(both('DIPV1002'), (sample, platform) => {
    const property = `${sideOf(sample, platform)}Schema`;
    return {
      name: `the table of ${platform} is company-specific, the other one is not`,
      change: (payload) => withoutCompany(payload, otherThan(platform)),
      at: [{ text: `"${property}": ▸"`, pointer: `${LEG}/${property}` }],
    };
  }),
  onEither({ source: 'DIPV1018', destination: 'DIPV1020' }, (sample, platform) => {
    const side = sideOf(sample, platform);
    return {
      name: `the environment of ${platform} has no such table`,
      change: ({ leg }) => {
        leg[`${side}Schema`] = 'Fabrikam engines';
      },
      at: [{ text: `"${side}Schema": ▸"Fabrikam engines"`, pointer: `${LEG}/${side}Schema` }],
    };
  }),
  onEither({ source: 'DIPV1018', destination: 'DIPV1020' }, (sample, platform) => {
    const side = sideOf(sample, platform);
    return {
      name: `the table of ${platform} is there without fields`,
      change: (payload) => {
        tableOf(payload, platform).fields = [];
      },
      at: [{ text: `"${side}Schema": ▸"`, pointer: `${LEG}/${side}Schema` }],
    };
  }),
  (source) => {
    const side = source === 'CRM' ? 'source' : 'destination';
    return [
      {
        name: 'the Dataverse table has no versionnumber',
        code: 'DIPV1019',
        change: (payload) => {
          const table = tableOf(payload, 'CRM');
          table.fields = table.fields.filter(({ name }) => name !== 'versionnumber');
        },
        at: [{ text: `"${side}Schema": ▸"`, pointer: `${LEG}/${side}Schema` }],
      },
    ];
  },
  onEither({ source: 'DIPV1022', destination: 'DIPV1025' }, (sample, platform) => {
    const property = `${sideOf(sample, platform)}Field` as const;
    const { name, index } = texts[platform];
    return {
      name: `a field of ${platform} is misspelt`,
      change: ({ leg }) => {
        leg.fieldMappings[index]![property] = `${name}e`;
      },
      at: [{ text: `"${property}": ▸"${name}e"`, pointer: `${LEG}/fieldMappings/${index}/${property}` }],
    };
  }),
  (source) => {
    const property = source === 'CRM' ? 'sourceField' : 'destinationField';
    return [
      {
        name: 'a field behind a lookup is not in the key of its table',
        code: source === 'CRM' ? 'DIPV1022' : 'DIPV1025',
        given: ({ leg }) => leg.fieldMappings.push(mapping(source, 'Comment', '>', 'fabrikam_note')),
        change: ({ leg }) => {
          leg.fieldMappings.at(-1)![property] = 'fabrikam_customer.versionnumber';
        },
        at: [
          {
            text: `"${property}": ▸"fabrikam_customer.versionnumber"`,
            pointer: `${LEG}/fieldMappings/7/${property}`,
          },
        ],
      },
    ];
  },
  onEither({ source: 'DIPV1021', destination: 'DIPV1024' }, (sample, platform) => {
    const property = `${sideOf(sample, platform)}Field` as const;
    return {
      name: `a field of ${platform} is blank`,
      change: ({ leg }) => {
        leg.fieldMappings[1]![property] = ' ';
      },
      at: [{ text: `"${property}": ▸" "`, pointer: `${LEG}/fieldMappings/1/${property}` }],
    };
  }),
  onEither(both('DIPV1010'), (_, platform) => ({
    name: `a column of ${platform} that no mapping writes becomes mandatory`,
    change: (payload) => {
      fieldOf(payload, platform, platform === 'AX' ? 'Comment' : 'fabrikam_note').isRequired = true;
    },
    at: [{ text: '"fieldMappings": ▸[', pointer: `${LEG}/fieldMappings` }],
  })),
  onEither(both('DIPV1011'), ({ source }, platform) => ({
    name: `a column of ${platform} that is written becomes read-only`,
    change: (payload) => {
      fieldOf(payload, platform, texts[platform].name).isReadonly = true;
    },
    at: [
      {
        text: `"syncDirection": ▸3,\n              "sourceField": "${texts[source].name}"`,
        pointer: `${LEG}/fieldMappings/1/syncDirection`,
      },
    ],
  })),
  (source) => {
    const property = source === 'CRM' ? 'sourceFilter' : 'reversedSourceFilter';
    const filters = [
      ['is written in X++', 'statecode ▸== 0'],
      ['has a column that does not exist', 'statecode eq 0 and ▸statuscod eq 1'],
      ['navigates', "▸fabrikam_customer/accountnumber eq 'US-001'"],
      ['breaks off', 'statecode eq 0 and▸'],
    ] as const;
    return filters.map(([what, filter]) => ({
      name: `the filter of Dataverse ${what}`,
      code: 'DIPV1012',
      change: ({ leg }: Payload) => {
        leg[property] = filter.replace('▸', '');
      },
      at: [{ text: `"${property}": "${filter}`, pointer: `${LEG}/${property}` }],
    }));
  },
  onEither({ source: 'DIPV1023', destination: 'DIPV1026' }, (sample, platform) => {
    const side = sideOf(sample, platform);
    const again =
      platform === 'AX'
        ? mapping(sample.source, 'Description', '<', 'fabrikam_alias')
        : mapping(sample.source, 'SearchName', '>', 'fabrikam_name');
    return {
      name: `a column of ${platform} is written twice`,
      change: ({ leg }) => leg.fieldMappings.push(again),
      at: [{ ...lastField(again, side), pointer: `${LEG}/fieldMappings/7/${side}Field` }],
    };
  }),
  (source) => [
    {
      name: 'a mapping is there twice',
      code: 'DIPV1029',
      change: ({ leg }) => leg.fieldMappings.push(mapping(source, 'Description', '=', 'fabrikam_name')),
      at: [
        {
          text: '"defaultValue": "ERP"\n                }\n              ]\n            },\n            ▸{',
          pointer: `${LEG}/fieldMappings/7`,
        },
      ],
    },
  ],
  onEither(both('DIPV1030'), (sample, platform) => ({
    name: `a text is written to a number of ${platform}`,
    change: (payload) => {
      fieldOf(payload, platform, texts[platform].name).typeDetails = { type: 'Int32' };
    },
    at: [
      {
        text: `"${sideOf(sample, platform)}Field": ▸"${texts[platform].name}"`,
        pointer: `${LEG}/fieldMappings/1/${sideOf(sample, platform)}Field`,
      },
    ],
  })),
  onEither(both('DIPV1030/narrowing'), (sample, platform) => ({
    name: `a column of ${platform} becomes too short`,
    change: (payload) => {
      fieldOf(payload, platform, texts[platform].name).typeDetails.length = 30;
    },
    at: [
      {
        text: `"${sideOf(sample, platform)}Field": ▸"${texts[platform].name}"`,
        pointer: `${LEG}/fieldMappings/1/${sideOf(sample, platform)}Field`,
      },
    ],
  })),
  onEither(both('DIPV1031'), (sample, platform) => ({
    name: `a column of ${platform} that may get no value becomes mandatory`,
    change: (payload) => {
      fieldOf(payload, platform, texts[platform].name).isRequired = true;
    },
    at: [
      {
        text: `"${sideOf(sample, platform)}Field": ▸"${texts[platform].name}"`,
        pointer: `${LEG}/fieldMappings/1/${sideOf(sample, platform)}Field`,
      },
    ],
  })),
  (source) => {
    const side = source === 'CRM' ? 'source' : 'destination';
    return [
      {
        name: 'the Dataverse table has no integration key',
        code: 'DIPV1003',
        change: (payload) => {
          tableOf(payload, 'CRM').keys = [];
        },
        at: [{ text: `"${side}Schema": ▸"`, pointer: `${LEG}/${side}Schema` }],
      },
      {
        name: 'a key field goes one way in a map that goes both ways',
        code: 'DIPV1004',
        change: ({ leg }) => {
          leg.fieldMappings[0]!.syncDirection = 1;
        },
        at: [
          {
            text:
              '"syncDirection": ▸1,\n              "sourceField": "' +
              (source === 'AX' ? 'MachineId' : 'fabrikam_number'),
            pointer: `${LEG}/fieldMappings/0/syncDirection`,
          },
        ],
      },
      {
        name: 'a key field is not mapped',
        code: 'DIPV1014',
        change: ({ leg }) => leg.fieldMappings.shift(),
        at: [{ text: '"fieldMappings": ▸[', pointer: `${LEG}/fieldMappings` }],
      },
      {
        name: 'a lookup of the key is not mapped',
        code: 'DIPV1015',
        change: ({ leg }) => leg.fieldMappings.splice(3, 1),
        at: [{ text: '"fieldMappings": ▸[', pointer: `${LEG}/fieldMappings` }],
      },
      {
        name: 'a lookup is mapped bare',
        code: source === 'CRM' ? 'DIPV1028' : 'DIPV1027',
        change: ({ leg }) => {
          leg.fieldMappings[2]![`${side}Field`] = 'fabrikam_customer';
        },
        at: [{ text: `"${side}Field": ▸"fabrikam_customer"`, pointer: `${LEG}/fieldMappings/2/${side}Field` }],
      },
    ];
  },
];

function nameOf(platform: Platform): string {
  return platform === 'AX' ? 'Fabrikam Operations' : 'Fabrikam Service';
}

function lastField(again: ReturnType<typeof mapping>, side: 'source' | 'destination'): { readonly text: string } {
  const { sourceField, destinationField } = again;
  const pair = `"sourceField": "${sourceField}",\n              "destinationField": "${destinationField}"`;
  const name = side === 'source' ? sourceField : destinationField;
  return { text: pair.replace(`"${side}Field": "${name}"`, `"${side}Field": ▸"${name}"`) };
}

async function check(payload: Payload) {
  const files = filesOf(payload);
  const ended = await runDipv(['validate', '-f', 'json', '--preset', 'service'], { cwd: folderOf(files) });
  return { files, ended, report: reportOf(ended) };
}

describe.each(BOTH)('a project whose source is %s', (source) => {
  it('is clean, and all of it can be checked', async () => {
    const { ended, report } = await check(machinesPayload(source));
    expect(report).toMatchObject({ projects: [{ findings: [], notChecked: [] }], problems: [] });
    expect(ended.code).toBe(0);
  });

  const faults = source === 'AX' ? [...ENVIRONMENT_FAULTS, ...FAULTS] : FAULTS;
  describe.each(faults.flatMap((faultsOf) => faultsOf(source)))('$code: $name', ({ code, given, change, at }) => {
    it.concurrent('is found, alone and in its place', async () => {
      const payload = machinesPayload(source);
      given?.(payload);
      change(payload);
      const { files, report } = await check(payload);
      const places = at.map(({ file = 'project.json', text, pointer }) => ({
        file,
        pointer,
        ...markedPlace(files[file], text),
      }));
      expect(codesOf(report)).toEqual(at.map(() => code));
      expect(
        findingsOf(report).map(({ location: { file, pointer, line, column } }) => ({ file, pointer, line, column })),
      ).toEqual(places);
      expect(report.problems).toEqual([]);
    });

    if (given !== undefined) {
      it.concurrent('is not found without it', async () => {
        const payload = machinesPayload(source);
        given(payload);
        expect(findingsOf((await check(payload)).report)).toEqual([]);
      });
    }
  });
});

describe('a project that brings its own environments', () => {
  const payloadWith = (change: (payload: Payload) => void) => {
    const payload = machinesPayload('AX');
    payload.project.environments = BOTH.map((platform) => environmentOf(payload, platform));
    change(payload);
    return payload;
  };
  const account = 'service account (Fabrikam Service)';

  it.concurrent('is clean', async () => {
    const { report } = await check(payloadWith(() => undefined));
    expect(report).toMatchObject({ projects: [{ findings: [], notChecked: [] }], problems: [] });
  });

  it.concurrent('has the finding of a connection in its own file', async () => {
    const { files, report } = await check(payloadWith(({ connections }) => connections.value.pop()));
    expect(codesOf(report)).toEqual(['DIPV1000']);
    expect(findingsOf(report)[0]?.location).toMatchObject({
      file: 'project.json',
      pointer: '/environments/1/connectionDisplayName',
      ...markedPlace(files['project.json'], `"connectionDisplayName": ▸"${account}"`),
    });
  });
});

describe('a Data Integrator project from one platform to the other', () => {
  const integrator = (source: Platform, change: (payload: Payload) => void) => {
    const payload = machinesPayload(source);
    payload.project['isDualWriteProject'] = false;
    for (const each of payload.leg.fieldMappings) each.syncDirection = 1;
    if (source === 'CRM') payload.leg.fieldMappings.pop(); // the constant can only be written to Dataverse
    change(payload);
    return payload;
  };
  const withoutVersionNumber = (payload: Payload) => {
    const table = tableOf(payload, 'CRM');
    table.fields = table.fields.filter(({ name }) => name !== 'versionnumber');
  };

  it.concurrent.each([
    ['is clean', 'AX', () => undefined, []],
    ['is clean the other way round', 'CRM', () => undefined, []],
    ['needs versionnumber to read from Dataverse', 'CRM', withoutVersionNumber, ['DIPV1019']],
    ['needs none to write to it', 'AX', withoutVersionNumber, []],
    ['may mix company-specific and cross-company tables', 'AX', (payload) => withoutCompany(payload, 'CRM'), []],
  ] as readonly (readonly [string, Platform, (payload: Payload) => void, readonly string[]])[])(
    '%s (source %s)',
    async (_what, source, change, codes) => {
      const { report } = await check(integrator(source, change));
      expect(report.projects[0]?.dualWrite).toBe(false);
      expect(codesOf(report)).toEqual(codes);
    },
  );
});
