import type { Guidance } from "../../kind.js";
import { tier1 } from "./tier1.js";
import { tier2 } from "./tier2.js";
import { tier3 } from "./tier3.js";

/** In the order of asking. */
export const guidance: readonly Guidance[] = [...tier3, ...tier2, ...tier1];
