import type { Guidance } from "../../kind.js";
import { stricter } from "./stricter.js";
import { tier3 } from "./tier3.js";

/** In the order of asking. */
export const guidance: readonly Guidance[] = [...tier3, ...stricter];
