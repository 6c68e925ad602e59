/** What differs by less was rounded. */
const ROUNDING = 0.005;

/** Whether two shares, rates or differences of such are the same but for rounding. */
export const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDING + 1e-9;
