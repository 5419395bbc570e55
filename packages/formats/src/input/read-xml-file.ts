import { containsText } from '../bytes/decode-text.js';
import type { InputContent } from '../bytes/input-content.js';
import type { Facts } from '../facts/facts.js';
import { nearXml } from './near/files.js';
import { stranger, type Stranger } from './near/stranger.js';
import type { Readers, XmlInput, XmlReading } from '../readers/reader.js';
import { readXml } from '../xml/read.js';

/**
 * Reads an XML file.
 * @returns `null` when it was read; else what it looks like instead
 * @throws InputError on XML that cannot be read
 */
export function readXmlFile(input: InputContent, readers: Readers['xml'], facts: Facts): Stranger | null {
  const { source } = input;
  const found: { root: string; name: string; reading: XmlReading | null } = {
    root: '',
    name: '',
    reading: null,
  };
  readXml(
    source,
    (root, attributes, place) => {
      const content: XmlInput = { ...input, root, attributes, place, contains: (ascii) => containsText(source, ascii) };
      found.root = root;
      const reader = readers.find((each) => each.recognises(content));
      found.name = reader?.name ?? '';
      found.reading = reader?.read(content) ?? null;
      return found.reading?.root ?? null;
    },
    facts.memory,
  );
  if (found.reading?.finish(facts)) {
    facts.told.set(input.file, new Map([[found.name, 1]]));
    return null;
  }
  return stranger(`XML with the root element <${found.root}>`, nearXml(found.root));
}
