declare module 'yauzl/crc32.js' {
  export default function crc32(bytes: Uint8Array): number;
}
