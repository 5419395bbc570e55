import { dataverseTableNames, foldName, type Platform } from '@dipv/core';
import { readSlice, type TextSlice } from '../../bytes/decode-text.js';
import { distinctNames } from '../../text/distinct-names.js';
import { InputError } from '../../bytes/input-error.js';
import type { EnumMember } from '../../facts/table.js';
import type { ShelfFile } from '../../facts/shelf.js';
import { flatCopy } from '../../text/flat-copy.js';
import type { ElementReader, XmlAttributes } from '../../xml/element-reader.js';
import { csdlTable, type CsdlDocument } from './csdl-table.js';
import { isComputed, labelIdIn, localName, unqualified } from './csdl-type.js';
import type { XmlInput, XmlReader, XmlReading } from '../reader.js';
import { type InputKind, WHOLE_TABLE } from '../input-kind.js';

// It knows no requirement levels, marks as computed only some of what cannot be written, and calls choices integers.
const DATAVERSE: InputKind = {
  title: 'Dataverse $metadata',
  section: 3,
  platforms: ['dataverse'],
  tells: {
    ...WHOLE_TABLE,
    writability: 'part',
    types: 'part',
    companyContext: 'part',
    lookupTargets: 'full',
    integrationKey: 'part',
  },
};

const FNO: InputKind = {
  title: 'F&O $metadata',
  section: 4,
  platforms: ['finance-and-operations'],
  tells: {
    ...WHOLE_TABLE,
    requirements: 'part', // only where the environment annotates its properties
    writability: 'part',
    types: 'part',
    companyContext: 'full',
    lookupTargets: 'full', // F&O has no lookup columns
  },
};

/** The OData `$metadata` (CSDL) of F&O or Dataverse. Of its entity types only the names are kept, and where they stand. */
export const csdlReader: XmlReader = {
  name: 'OData $metadata',
  of: 'xml',
  tells: [DATAVERSE, FNO],
  recognises: ({ root }) => localName(root) === 'Edmx',
  read: (input) => new CsdlReading(input),
};

interface EntityType {
  readonly platform: Platform;
  readonly name: string;
  readonly baseType: string | null;
  readonly labelId: string | null;
  readonly content: TextSlice;
}

class CsdlReading implements XmlReading {
  private readonly types = new Map<string, EntityType>();
  private readonly entitySets = new Map<string, string[]>();
  private readonly enumerations = new Map<string, readonly EnumMember[]>();
  private readonly namespaces = new Set<string>();
  /** `type/property`, folded, that annotations outside their type call computed. */
  private readonly computed = new Set<string>();

  constructor(private readonly input: XmlInput) {}

  readonly root: ElementReader = {
    child: (name) =>
      localName(name) === 'DataServices'
        ? { child: (inner, attributes) => (localName(inner) === 'Schema' ? this.schema(attributes) : null) }
        : null,
  };

  finish(facts: Parameters<XmlReading['finish']>[0]): boolean {
    const { input } = this;
    if (this.types.size === 0) {
      const names = [...this.namespaces].join(', ');
      throw new InputError(
        `is OData $metadata, but neither of finance and operations nor of Dataverse (its namespaces: ${names}); ask for https://<organization>.crm.dynamics.com/api/data/v9.2/$metadata, or for https://<environment>.operations.dynamics.com/data/$metadata`,
      );
    }
    for (const [name, members] of this.enumerations) {
      // the list of enumerations tells their labels, too
      if (!facts.enumerations.has(name)) facts.enumerations.set(name, members);
    }
    const document: CsdlDocument = {
      file: input.file,
      computed: this.computed,
      marksRequired: input.contains('OData.Core.V1.IsRequired'),
      marksEditable: input.contains('OData.Core.V1.AllowEdit'),
      tellsAlternateKeys: input.contains('AlternateKeys"'),
    };
    const from: ShelfFile = {
      file: input.file,
      reopen: input.reopen,
      build: (table, source) =>
        csdlTable(
          table,
          table.slices.map((slice) => readSlice(source, slice)),
          document,
        ),
    };
    for (const type of this.types.values()) {
      const names = this.namesOf(type);
      const labels = type.labelId === null ? {} : { labelIds: [type.labelId] };
      const slicesOf = (): readonly TextSlice[] => this.chain(type).map(({ content }) => content);
      facts.shelf.add({
        platform: type.platform,
        names,
        from,
        index: 0,
        ...labels,
        // each type may inherit from all others: only those that are used are to cost that
        get slices() {
          return slicesOf();
        },
      });
    }
    return true;
  }

  private schema({ Namespace: namespace = '' }: XmlAttributes): ElementReader {
    const platform = platformOf(namespace);
    this.namespaces.add(flatCopy(namespace));
    return {
      child: (name, attributes) => {
        switch (localName(name)) {
          case 'EntityType':
            return platform && this.entityType(platform, attributes);
          case 'EnumType':
            return platform === 'finance-and-operations' ? this.enumType(attributes) : null;
          case 'EntityContainer':
            return this.entityContainer();
          case 'Annotations':
            return this.annotations(attributes);
          default:
            return null;
        }
      },
    };
  }

  private entityType(platform: Platform, { Name: name, BaseType: base }: XmlAttributes): ElementReader | null {
    if (!name) return null;
    const baseType = base === undefined ? null : flatCopy(unqualified(base));
    let labelId: string | null = null;
    return {
      child: (child, annotation) => {
        if (localName(child) === 'Annotation') labelId = labelIdIn(annotation) ?? labelId;
        return null;
      },
      later: (content) =>
        this.types.set(flatCopy(foldName(name)), { platform, name: flatCopy(name), baseType, labelId, content }),
    };
  }

  private enumType({ Name: name }: XmlAttributes): ElementReader | null {
    if (!name) return null;
    const members: EnumMember[] = [];
    return {
      child: (child, { Name: member }) => {
        if (localName(child) === 'Member' && member) members.push({ name: flatCopy(member), labelId: null });
        return null;
      },
      end: () => this.enumerations.set(flatCopy(foldName(name)), members),
    };
  }

  private entityContainer(): ElementReader {
    return {
      child: (child, { Name: name, EntityType: type }) => {
        if (localName(child) === 'EntitySet' && name && type) {
          const folded = foldName(unqualified(type));
          const known = this.entitySets.get(folded);
          if (known) known.push(flatCopy(name));
          else this.entitySets.set(flatCopy(folded), [flatCopy(name)]);
        }
        return null;
      },
    };
  }

  private annotations({ Target: target }: XmlAttributes): ElementReader | null {
    if (!target?.includes('/')) return null;
    return {
      child: (child, attributes) => {
        if (localName(child) === 'Annotation' && isComputed(attributes)) {
          this.computed.add(flatCopy(foldName(unqualified(target))));
        }
        return null;
      },
    };
  }

  private namesOf({ platform, name }: EntityType): string[] {
    const sets = this.entitySets.get(foldName(name)) ?? [];
    const guessed = sets.length === 0 && platform === 'dataverse' ? dataverseTableNames(name) : [];
    return distinctNames([...sets, name, ...guessed]);
  }

  /** The type and what it inherits from, the nearest first. */
  private chain(type: EntityType): EntityType[] {
    const chain = new Set<EntityType>();
    for (
      let each: EntityType | undefined = type;
      each && !chain.has(each);
      each = each.baseType === null ? undefined : this.types.get(foldName(each.baseType))
    ) {
      chain.add(each);
    }
    return [...chain];
  }
}

function platformOf(namespace: string): Platform | null {
  if (namespace === 'Microsoft.Dynamics.DataEntities') return 'finance-and-operations';
  return namespace === 'Microsoft.Dynamics.CRM' ? 'dataverse' : null;
}
