import { resolved, type YamlNode } from "../document/node.js";
import type { Span } from "../document/span.js";

/** A duration where it stands. */
export interface Lasting {
	/** As ISO 8601 writes it: P7D. */
	readonly duration: string;
	/** With months of 30 days and years of 365: enough to say which of two is longer. */
	readonly seconds: number;
	readonly span: Span;
}

const PARTS = /^P(?:(\d+)W|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;
const DAY = 86_400;
const SECONDS = [7 * DAY, 365 * DAY, 30 * DAY, DAY, 3600, 60, 1];

/** What is not written as a duration is the schema's business. */
export function durationAt(node: YamlNode | undefined): Lasting | undefined {
	const scalar = resolved(node);
	const parts = scalar?.kind === "scalar" ? PARTS.exec(scalar.text) : null;
	if (scalar?.kind !== "scalar" || !parts) return undefined;
	const seconds = SECONDS.reduce((all, unit, i) => all + unit * Number(parts[i + 1] ?? 0), 0);
	return { duration: scalar.text, seconds, span: scalar.span };
}
