import { chooseIntegrationKey as integrationKeyChoice } from '../integration-key.js';
import { freezeModel } from '../model/freeze.js';
import type { Workspace } from '../model/workspace.js';
import { isCompanyContext as companyContext } from './company-context.js';
import { indexOf, type WorkspaceIndex } from './workspace-index.js';

/** What all projects of a run share. */
export class RunContext {
  readonly index: WorkspaceIndex;
  readonly #isProtected: boolean;

  constructor(
    readonly workspace: Workspace,
    /** Folded names of F&O entities under a cross-company data sharing policy. */
    readonly crossCompanySharing: ReadonlySet<string>,
    /** Whether contexts are frozen: rules that nobody here tests could change what others see. */
    isProtected = true,
    readonly isCompanyContext = companyContext,
    readonly chooseIntegrationKey = integrationKeyChoice,
  ) {
    this.index = indexOf(workspace);
    this.#isProtected = isProtected;
    freezeModel(crossCompanySharing);
    Object.freeze(this);
  }

  /** Makes a part of a context unchangeable, but for its own parts. */
  protect<Part extends object>(part: Part): Part {
    return this.#isProtected ? Object.freeze(part) : part;
  }

  /** The same, all the way down. */
  protectModel(part: object): void {
    if (this.#isProtected) freezeModel(part);
  }
}
