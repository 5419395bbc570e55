import {
  generateXlsxFileSync,
  type Options,
  type Sheet,
} from 'write-excel-file/modules/export/writeXlsxFileUniversal.js';
import convert from 'write-excel-file/modules/export/convertFileContentToUint8ArrayUniversal.js';
import { Buffer } from './buffer.js';

/**
 * `write-excel-file/node` by the parts that it has in common with the entry for browsers, which would make workers of
 * the texts of its functions: this is a worker.
 */
export default function writeExcelFile(sheets: readonly Sheet[], options: Options): { toBuffer(): Promise<Buffer> } {
  return {
    async toBuffer() {
      const blob = await generateXlsxFileSync(sheets, options, undefined, convert);
      return Buffer.from(await blob.arrayBuffer());
    },
  };
}
