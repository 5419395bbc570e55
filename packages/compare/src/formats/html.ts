import type { RenderComparison } from './formats.js';
export const comparisonAsHtml: RenderComparison = () => '';
