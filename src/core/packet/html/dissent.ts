import { element, type Html } from "../../html.js";
import type { Dissent } from "../model/decision.js";
import { words } from "./parts.js";

/** Each view, and whose it is. */
export const dissentOf = (dissent: readonly Dissent[]): Html[] =>
	dissent.map(({ by, view }) => element("span", {}, ...(by ? [words(by, "strong"), ": "] : []), words(view)));
