import { resolved, type YamlNode } from "../document/node.js";
import type { Span } from "../document/span.js";

/** A moment where it stands. */
export interface Moment {
	/** As written. */
	readonly text: string;
	/** Milliseconds since 1970 in UTC. */
	readonly time: number;
	/** How far its time zone is ahead of UTC, in milliseconds. */
	readonly offset: number;
	readonly span: Span;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** RFC 3339 with its time zone, seconds optional; what is written otherwise is the schema's business. */
export function momentAt(node: YamlNode | undefined): Moment | undefined {
	const scalar = resolved(node);
	const parts = scalar?.kind === "scalar" ? MOMENT.exec(scalar.text) : null;
	if (scalar?.kind !== "scalar" || !parts) return undefined;
	const time = Date.parse(scalar.text);
	if (Number.isNaN(time)) return undefined;
	const [, sign, hours = "0", minutes = "0"] = parts;
	const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
	return { text: scalar.text, time, offset, span: scalar.span };
}

/** The day it was, YYYY-MM-DD, on a calendar where it stands; by another offset from UTC if one is given. */
export const dayOf = ({ time, offset }: Moment, at: number = offset): string => new Date(time + at).toISOString().slice(0, 10);
