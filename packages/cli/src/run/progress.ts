import type { ProjectReport } from '@dipv/core';

/** Tells on a terminal how far a run is: files, maps, findings so far. */
export interface Progress {
  reading(file: string): void;
  checked(project: ProjectReport): void;
  end(): void;
}

/** For a stream that is no terminal. */
export const NO_PROGRESS: Progress = {
  reading() {
    return;
  },
  checked() {
    return;
  },
  end() {
    return;
  },
};

/** Milliseconds before anything is shown: most runs are over by then. */
const DELAY = 500;

export async function createProgress(stream: NodeJS.WriteStream): Promise<Progress> {
  if (!stream.isTTY) return NO_PROGRESS;
  const { createSpinner } = await import('nanospinner');
  const spinner = createSpinner('', { stream });
  const start = Date.now();
  let shown = false;
  const counts = { files: 0, maps: 0, findings: 0 };
  const update = () => {
    if (!shown && Date.now() - start < DELAY) return;
    const text = `${counts.files} files, ${counts.maps} maps, ${counts.findings} findings`;
    if (shown) spinner.update({ text });
    else spinner.start({ text });
    shown = true;
    spinner.spin(); // work between two turns of the event loop would let it stand still
  };
  return {
    reading() {
      counts.files++;
      update();
    },
    checked({ findings }) {
      counts.maps++;
      counts.findings += findings.length;
      update();
    },
    end() {
      if (shown) spinner.clear().stop();
      shown = false;
    },
  };
}
