/** What a doubling may cost: twice as much, and a sort. */
export const BOUND = 2.3;
