import { containsText } from '../bytes/decode-text.js';
import type { InputContent } from '../bytes/input-content.js';
import type { Facts } from '../facts/facts.js';
import { nearXml } from './near/files.js';
import { stranger, type Stranger } from './near/stranger.js';
import { XML_READERS } from './readers.js';
import type { XmlInput, XmlReading } from '../readers/reader.js';
import { readXml } from '../xml/read.js';

/**
 * Reads an XML file.
 * @returns `null` when it was read; else what it looks like instead
 * @throws InputError on XML that cannot be read
 */
export function readXmlFile(input: InputContent, facts: Facts): Stranger | null {
  const { source } = input;
  const found: { root: string; reading: XmlReading | null } = { root: '', reading: null };
  readXml(source, (root, attributes) => {
    found.root = root;
    found.reading = startReading({ ...input, root, attributes, contains: (ascii) => containsText(source, ascii) });
    return found.reading?.root ?? null;
  });
  return found.reading?.finish(facts)
    ? null
    : stranger(`XML with the root element <${found.root}>`, nearXml(found.root));
}

function startReading(input: XmlInput): XmlReading | null {
  for (const reader of XML_READERS) {
    const reading = reader.start(input);
    if (reading) return reading;
  }
  return null;
}
