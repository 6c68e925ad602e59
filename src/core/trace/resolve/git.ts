import type { GitReference } from "../reference.js";
import { resolvePinned } from "./git/elsewhere.js";
import type { Resolver } from "./resolver.js";

/** `git:` and `git+https:`: commits, and places in them, of this repository or of another. */
export const resolveGit: Resolver<GitReference> = (lookups, context) => resolvePinned(lookups, context);
