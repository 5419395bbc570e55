/**
 * How long one step of checking takes, of which each is a few maps. Of brief runs the system may end any: to heed Ctrl-C
 * takes longer than the run. Short steps end soon enough for Ctrl-C to wait for it. Long ones may never end.
 */
export type Steps = 'brief' | 'short' | 'long';
