import type { Kind } from "../kind.js";
import { rules } from "./rules.js";

/** Checked, completed and explained like a document, but it is none. */
export const baselineKind: Kind = {
	id: "baseline",
	title: "Baseline",
	description: "The problems that were there when checking began",
	family: "plain",
	sections: [],
	guidance: [],
	rules,
};
