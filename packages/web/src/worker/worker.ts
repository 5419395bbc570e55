import './settings.js';
import type { Asked, Told } from '../messages.js';
import { Workshop } from './workshop.js';

const tell = (told: Told): void => postMessage(told);
const workshop = new Workshop(tell);
let turn: Promise<void> = workshop.ready();

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  turn = turn.then(() => workshop.answer(data)); // one after the other
});
