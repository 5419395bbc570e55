import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { UsageError } from '../options/usage-error.js';
import { realPathOf } from '../output/real-path.js';
import type { FoundConfig } from './find-config-file.js';

const TO_ALLOW = 'name the configuration with --config to allow it';

/**
 * A step upwards, or one that only begins like it: `tinyglobby` takes `..*` for the folder above. Paths are resolved, so
 * that one leads out of the folder, or stands in a pattern.
 */
const CLIMBING = /(?:^|[\\/{,(|])\.\./;

/** From the step on that may be a pattern. */
const PATTERN = /(?:^|[\\/])[^\\/*?[\](){}!+@|]*[*?[\](){}!+@|].*$/s;

/**
 * What a configuration that was found may reach. It is data of the checkout, whoever sent it; one that is named is what the
 * user wants.
 */
export class FoundBounds {
  constructor(
    private readonly found: FoundConfig,
    private readonly noPlugins: boolean,
  ) {}

  /**
   * @param name the file as messages call it
   * @param place where it is named; `null`: it is the one that was found
   * @throws UsageError for a file outside the checkout, and for a program that is not to be run
   */
  checkFile(path: string, name: string, place: string | null): void {
    const from =
      place === null
        ? `${name} was found, and not named`
        : `${place}: ${name} is part of a configuration that was found`;
    if (!isInside(path, this.found.checkout)) {
      throw new UsageError(`${from}: it leads out of ${this.found.checkout}; ${TO_ALLOW}.`);
    }
    if (this.noPlugins && /\.[cm]?js$/i.test(path)) {
      throw new UsageError(
        `${from}: it is a program, which --no-plugins does not let run. Leave it out with --no-config, or name a configuration with --config.`,
      );
    }
  }

  /**
   * @param from the configuration file that names the input
   * @throws UsageError for an input, or a pattern of them, that leads out of the folder of that file or of the one that was found
   */
  checkInput(path: string, from: string, place: string): void {
    const folder = this.folders(from).find((each) => {
      const way = relative(each, path);
      return !CLIMBING.test(way) && isInside(join(each, way.replace(PATTERN, '')), each) && isInside(path, each);
    });
    if (folder === undefined) throw this.outside(place, 'read inputs');
  }

  /** @throws UsageError for an output that is not below those folders, or would change the repository */
  checkOutput(path: string, from: string, place: string): void {
    const isOfGit = relative(this.found.checkout, path)
      .split(/[\\/]/)
      .some((step) => step.toLowerCase() === '.git');
    const isBelow = this.folders(from).some((folder) => isInside(path, folder));
    if (isOfGit || !isBelow || isDeadLink(path)) throw this.outside(place, 'write outputs');
  }

  /** @throws UsageError for a limit that it raises: they are there for what is sent */
  refuseLimit(place: string): never {
    throw new UsageError(`${place}: a configuration that was found may lower limits, not raise them; ${TO_ALLOW}.`);
  }

  private folders(from: string): readonly string[] {
    return [this.found.file, from].map(dirname);
  }

  private outside(place: string, what: string): UsageError {
    const reason = `a configuration that was found may ${what} below ${dirname(this.found.file)} alone`;
    return new UsageError(`${place}: ${reason}; ${TO_ALLOW}.`);
  }
}

/** Whether a path, with all links followed, is in a folder or the folder itself. */
function isInside(path: string, folder: string): boolean {
  const way = relative(realpathSync(folder), realPathOf(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A link to nothing: to write to it would make what it names, wherever that is. */
function isDeadLink(path: string): boolean {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink && realPathOf(path) === join(realpathSync(dirname(path)), relative(dirname(path), path));
}
