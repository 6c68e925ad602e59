// @ts-check
/** The code-server packages we test in, each with its lockfile in lock/. */
export const newestServer = "4.139.1"; // VS Code 1.139.1
export const oldestServer = "4.99.3"; // VS Code 1.99.3, the oldest that package.json promises
