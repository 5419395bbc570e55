/** That of the browser, with the code that Node gives to its fault. */
export class TextDecoder extends globalThis.TextDecoder {
  override decode(...args: Parameters<globalThis.TextDecoder['decode']>): string {
    try {
      return super.decode(...args);
    } catch (error) {
      throw Object.assign(error as TypeError, { code: 'ERR_ENCODING_INVALID_ENCODED_DATA' });
    }
  }
}
