// Where the workshop's thread starts. Plain JavaScript, because what runs our TypeScript in tests does not reach the first file of a thread.
require("./answer");
