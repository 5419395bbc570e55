import { chooseIntegrationKey as integrationKeyChoice } from '../integration-key.js';
import { freezeModel } from '../model/freeze.js';
import type { Workspace } from '../model/workspace.js';
import { isCompanyContext as companyContext } from './company-context.js';
import { indexOf, type WorkspaceIndex } from './workspace-index.js';

/** What all projects of a run share. */
export class RunContext {
  readonly index: WorkspaceIndex;

  constructor(
    readonly workspace: Workspace,
    /** Folded names of F&O entities under a cross-company data sharing policy. */
    readonly crossCompanySharing: ReadonlySet<string>,
    readonly isCompanyContext = companyContext,
    readonly chooseIntegrationKey = integrationKeyChoice,
  ) {
    this.index = indexOf(workspace);
    freezeModel(crossCompanySharing);
    Object.freeze(this);
  }
}
