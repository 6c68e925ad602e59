import type { Format } from "../document/document.js";
import type { Kind } from "../kinds/kind.js";
import type { Facts } from "./fact.js";
import { type Filled, fill } from "./fill.js";
import { fillingsFor } from "./places.js";

/** A new document with what sources say about it, each value marked until somebody confirms it. @param text of a new document */
export const begin = (text: string, format: Format, kind: Kind, facts: Facts): Filled =>
	fill(text, format, kind, fillingsFor(kind.id, facts));
