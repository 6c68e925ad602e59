export { type FakeDisk, fakeDisk } from "./fake/disk.js";
export { type FakeGit, fakeGit } from "./fake/git.js";
export type { FakeCommit, FakeHistory } from "./fake/history.js";
export { type Bytes, blobId, digestOf } from "./fake/objects.js";
