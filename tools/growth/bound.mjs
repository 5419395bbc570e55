/** What a doubling may cost: twice as much, and a sort. */
export const TIME_BOUND = 2.3;

/** Of few things the sort is more of it. What is looked through for each thing costs four times as much. */
export const COUNT_BOUND = 2.5;
