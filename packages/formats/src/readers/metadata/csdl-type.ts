import { foldName } from '@dipv/core';
import { flatCopy } from '../../text/flat-copy.js';
import type { ElementReader, XmlAttributes } from '../../xml/element-reader.js';

/** A property of an entity type. */
export interface CsdlProperty {
  readonly name: string;
  readonly type: string;
  readonly maxLength: string | undefined;
  readonly scale: string | undefined;
  isComputed: boolean;
  isRequired: boolean;
  allowEdit: boolean;
  allowEditOnCreate: boolean;
  /** The type as F&O's own language calls it. */
  axType: string | null;
  labelId: string | null;
}

/** What one `EntityType` element holds. */
export interface CsdlType {
  readonly properties: CsdlProperty[];
  readonly key: string[];
  readonly alternateKeys: string[][];
  /** Types that properties refer to, by folded property name. */
  readonly references: Map<string, string[]>;
  isReadonly: boolean;
  labelId: string | null;
}

export function emptyType(): CsdlType {
  return { properties: [], key: [], alternateKeys: [], references: new Map(), isReadonly: false, labelId: null };
}

/** Reads the content of an `EntityType` element. */
export function typeReader(type: CsdlType): ElementReader {
  return {
    child: (name, attributes) => {
      switch (localName(name)) {
        case 'Key':
          return keyReader(type.key);
        case 'Property':
          return propertyReader(type, attributes);
        case 'NavigationProperty':
          return navigationReader(type, attributes);
        case 'Annotation':
          return typeAnnotationReader(type, attributes);
        default:
          return null;
      }
    },
  };
}

function keyReader(key: string[]): ElementReader {
  return {
    child: (name, { Name: property }) => {
      if (localName(name) === 'PropertyRef' && property) key.push(property);
      return null;
    },
  };
}

function propertyReader(type: CsdlType, attributes: XmlAttributes): ElementReader | null {
  const { Name: name, Type: typeName = '', MaxLength: maxLength, Scale: scale } = attributes;
  if (!name) return null;
  const property: CsdlProperty = {
    name,
    type: typeName,
    maxLength,
    scale,
    isComputed: false,
    isRequired: false,
    allowEdit: true,
    allowEditOnCreate: true,
    axType: null,
    labelId: null,
  };
  type.properties.push(property);
  return {
    child: (child, annotation) => {
      if (localName(child) === 'Annotation') annotate(property, annotation);
      return null;
    },
  };
}

function annotate(property: CsdlProperty, annotation: XmlAttributes): void {
  if (isComputed(annotation)) property.isComputed = true;
  switch (termOf(annotation)) {
    case 'IsRequired':
      property.isRequired = annotation['Bool'] !== 'false';
      return;
    case 'AllowEdit':
      property.allowEdit = annotation['Bool'] !== 'false';
      return;
    case 'AllowEditOnCreate':
      property.allowEditOnCreate = annotation['Bool'] !== 'false';
      return;
    case 'AXType':
      property.axType = (annotation['EnumMember'] ?? annotation['String'] ?? '').split('/').at(-1) ?? null;
      return;
    case 'LabelId':
      property.labelId = annotation['String'] ?? null;
  }
}

/** The terms of F&O's own vocabulary are `Microsoft.Dynamics.OData.Core.V1.IsRequired` and the like. */
function termOf({ Term: term = '' }: XmlAttributes): string {
  return term.startsWith('Microsoft.Dynamics.OData.Core.V1.') ? unqualified(term) : '';
}

/** The label of an entity type; `null`: the annotation tells something else. */
export function labelIdIn(annotation: XmlAttributes): string | null {
  return termOf(annotation) === 'LabelId' ? flatCopy(annotation['String'] ?? '') : null;
}

/** Whether OData's core vocabulary says that a property cannot be written. */
export function isComputed({ Term: term = '', Bool: bool, EnumMember: member = '' }: XmlAttributes): boolean {
  if (/(?:^|\.)Core\.(?:V1\.)?Computed$/.test(term)) return bool !== 'false';
  return /(?:^|\.)Core\.(?:V1\.)?Permissions$/.test(term) && /Permission(?:Type)?\/(?:Read|None)$/.test(member);
}

function navigationReader(type: CsdlType, { Type: target }: XmlAttributes): ElementReader | null {
  if (!target || target.startsWith('Collection(')) return null;
  return {
    child: (name, { Property: property }) => {
      if (localName(name) !== 'ReferentialConstraint' || !property) return null;
      const known = type.references.get(foldName(property)) ?? [];
      known.push(unqualified(target));
      type.references.set(foldName(property), known);
      return null;
    },
  };
}

function typeAnnotationReader(type: CsdlType, annotation: XmlAttributes): ElementReader | null {
  switch (termOf(annotation)) {
    case 'IsReadOnly':
      type.isReadonly = annotation['Bool'] !== 'false';
      return null;
    case 'LabelId':
      type.labelId = annotation['String'] ?? null;
      return null;
  }
  return /(?:^|\.)AlternateKeys$/.test(annotation['Term'] ?? '') ? alternateKeysReader(type.alternateKeys) : null;
}

/** `Collection/Record` a key; in it `PropertyValue[@Property='Key']/Collection/Record/PropertyValue[@Property='Name']`. */
function alternateKeysReader(keys: string[][]): ElementReader {
  const record = (): ElementReader => {
    const fields: string[] = [];
    const anywhere: ElementReader = {
      child: (_name, { Property: property, PropertyPath: path }) => {
        if (property === 'Name' && path) fields.push(path);
        return anywhere;
      },
    };
    return { ...anywhere, end: () => keys.push(fields) };
  };
  return {
    child: (name) =>
      localName(name) === 'Collection' ? { child: (inner) => (localName(inner) === 'Record' ? record() : null) } : null,
  };
}

/** `edmx:Edmx` → `Edmx`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** `mscrm.account` → `account`; `mscrm.account/name` → `account/name`. */
export function unqualified(name: string): string {
  const end = name.indexOf('/');
  return name.slice(name.lastIndexOf('.', end === -1 ? name.length : end) + 1);
}
