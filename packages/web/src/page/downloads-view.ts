import type { Checked, Made, MadeFile, Offer } from '../messages.js';
import { byId, made } from './elements.js';

/** What can be had of the report. */
export function showDownloads({ formats, pages }: Offer, { summary }: Checked, make: (what: Made) => void): void {
  const item = (title: string, about: string, what: Made): HTMLElement => {
    const button = made('button', { on: { click: () => make(what) } }, 'Download');
    button.type = 'button';
    button.setAttribute('aria-label', `Download ${title}`);
    return made('li', {}, made('div', {}, made('p', {}, title), made('p', {}, about)), button);
  };
  const ofPeopleFirst = [...formats].sort((a, b) => Number(b.name === 'html') - Number(a.name === 'html'));
  const hasMaps = summary.projects > 0;
  const mended = `${summary.fixable} of the findings can be mended without a decision of yours: these are the files with that done. What you chose stays as it is.`;
  byId('makes', HTMLElement).replaceChildren(
    ...ofPeopleFirst.map(({ name, description }) =>
      item(`Report: ${name}`, description, { kind: 'report', format: name }),
    ),
    ...(summary.fixable > 0 ? [item('Mended files', mended, { kind: 'fixed' })] : []),
    ...(hasMaps
      ? [
          item('Snapshot', 'All that decides about the maps, small enough to commit.', { kind: 'snapshot' }),
          ...pages.map((name) =>
            item(`Documentation: ${name}`, 'What each map does, as a zip.', { kind: 'documentation', format: name }),
          ),
        ]
      : []),
  );
}

/** Hands a file to the browser. */
export function save({ name, content }: MadeFile): void {
  const link = made('a', {});
  link.download = name;
  link.href = URL.createObjectURL(content);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // it may ask where to first
}
