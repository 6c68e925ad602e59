import type { Guidance } from "../../kind.js";
import { stricter } from "./stricter.js";
import { tier3 } from "./tier3.js";

export const guidance: readonly Guidance[] = [...tier3, ...stricter];
