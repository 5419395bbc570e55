// Puts the program, as it is published, beside the GitHub Action: action/dist. A tag of a release holds it, main does not.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const packed = mkdtempSync(join(tmpdir(), 'dipv-action-'));
try {
  execFileSync('npm', ['pack', '-w', 'dipv', '--silent', '--pack-destination', packed], { cwd: ROOT, stdio: 'ignore' });
  const [name] = readdirSync(packed);
  execFileSync('tar', ['-xzf', join(packed, name), '-C', packed]);
  replace(join(packed, 'package'), join(ROOT, 'action/dist'));
} finally {
  rmSync(packed, { recursive: true, force: true });
}

function replace(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
}
