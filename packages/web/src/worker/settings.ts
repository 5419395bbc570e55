import { config } from 'zod';

// The policy of the page lets nobody make code of texts, which zod would try.
config({ jitless: true });
