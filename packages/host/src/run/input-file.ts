/** What inputs are called in folders; anything else there is none, unless a reader of a plugin says so. */
export const INPUT_FILE = /\.(?:json|xml|config|zip|cab)$/i;
