import type { Project } from '@dipv/core';
import type { Fault } from './faults.js';

/** A project, and what else its reader knows of it. */
export interface ReadProject extends Project {
  /** Which environments the project brings along, beyond their names; absent: none. */
  readonly environmentKey?: string;
  /** What is wrong with the input in spite of which the project was read. */
  readonly flaws?: readonly Fault[];
}
