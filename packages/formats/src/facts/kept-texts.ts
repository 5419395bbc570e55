import { OpenTexts } from '../json/file.js';

/** Bytes of texts that a run keeps: those of all maps of most environments. */
const MOST_KEPT = 8 * 2 ** 20;

/** How much of the texts of its inputs a run keeps, to look places up in them. */
export class KeptTexts {
  /** Of those that it does not keep. */
  readonly open = new OpenTexts();
  private left = MOST_KEPT;

  /** Takes so many bytes, if they are there. */
  hasRoomFor(bytes: number): boolean {
    if (bytes > this.left) return false;
    this.left -= bytes;
    return true;
  }
}
