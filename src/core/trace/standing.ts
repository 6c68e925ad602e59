import { STATE_NAMES } from "./counts.js";
import type { State } from "./resolution.js";

/** How a reference stands; `pending`: nobody has looked yet. */
export type Standing = State | "pending";

/** What a person asks to see: references in a state, or those whose numbers differ from their evidence. */
export type Shown = Standing | "different";

/** What a state is called before people. */
export const standingName = (state: Standing): string => (state === "pending" ? "being checked" : STATE_NAMES[state]);

/** From worst to best. */
export const STANDINGS: readonly Standing[] = ["broken", "suspect", "unpinned", "unverifiable", "pending", "verified"];
