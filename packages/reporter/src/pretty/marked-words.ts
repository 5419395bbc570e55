import type { Text } from '@dipv/core';
import { visibleParts } from '../visible-text.js';
import type { Colors } from './severity-style.js';

/** The words of a text, with names, fields and code in colour; a name with spaces is one word, so that it stays whole. */
export function markedWords(text: Text, colors: Colors): readonly string[] {
  const words: string[] = [];
  let word = '';
  for (const part of visibleParts(text)) {
    if (part.kind !== null) word += colors.cyan(part.text);
    else {
      const [rest = '', ...following] = part.text.split(' ');
      word += rest;
      for (const next of following) {
        words.push(word);
        word = next;
      }
    }
  }
  return [...words, word];
}
