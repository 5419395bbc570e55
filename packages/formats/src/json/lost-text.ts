/** The text of a JSON file that was let go cannot be read again: the file is gone, or is no longer what was read. */
export class LostText extends Error {
  override readonly name = 'LostText';
}
