import { countedStates, STATE_NAMES } from "../trace/counts.js";
import type { ClaimRow, ReferenceRow } from "../trace/report.js";
import { counted } from "../words.js";
import type { CommentSources } from "./comment.js";
import type { Part } from "./fit.js";
import { code, words } from "./words.js";

/** How the references and numbers of the changed documents stand: those that do not hold one by one, the rest as counts. */
export function referencesPart({ trace: { references, claims } }: CommentSources): Part {
	const states = countedStates(
		references.map(({ state }) => state),
		"unverifiable",
	);
	const of = (state: ClaimRow["state"]) => claims.filter((claim) => claim.state === state).length;
	const numbers = `${counted(claims.length, "number")}: ${of("equal")} as the evidence says, ${of("different")} otherwise, ${of("unverifiable")} not checkable here.`;
	const head = `#### References of the changed documents\n\n${counted(references.length, "reference")}: ${states}.${claims.length > 0 ? ` ${numbers}` : ""}\n`;
	const none = references.length + claims.length > 0 ? { none: "" } : {};
	return { head, items: [...references.filter(fails).map(reference), ...claims.filter(differs).map(claim)], most: 30, ...none };
}

const fails = ({ state }: ReferenceRow): boolean => state === "broken" || state === "suspect";

const differs = ({ state }: ClaimRow): boolean => state === "different";

const place = ({ path, range }: ReferenceRow | ClaimRow): string => code(`${path}:${range.start.line + 1}`);

const reference = (row: ReferenceRow): string => `- ${place(row)} ${code(row.ref)}, ${STATE_NAMES[row.state]}: ${words(row.reason)}`;

const claim = (row: ClaimRow): string => `- ${place(row)} ${code(row.value)}: ${words(row.reason)}`;
