import { toText, type Finding, type Words } from '@dipv/core';

/** Message and help of a finding, with their marks. */
export function said(message: Words, help: Words): Pick<Finding, 'message' | 'help' | 'marks'> {
  const marks = { message: toText(message).marks, help: toText(help).marks };
  return { message: toText(message).text, help: toText(help).text, marks };
}
