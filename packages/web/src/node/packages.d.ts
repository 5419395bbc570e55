// Files of packages that have no door of their own.

declare module 'yauzl/crc32.js' {
  export default function crc32(bytes: Uint8Array): number;
}

declare module 'write-excel-file/modules/export/writeXlsxFileUniversal.js' {
  export type Sheet = object;
  export type Options = object;
  export function generateXlsxFileSync(
    sheets: readonly Sheet[],
    options: Options,
    more: undefined,
    convert: (content: unknown) => Promise<Uint8Array>,
  ): Promise<Blob>;
}

declare module 'write-excel-file/modules/export/convertFileContentToUint8ArrayUniversal.js' {
  export default function convert(content: unknown): Promise<Uint8Array>;
}
