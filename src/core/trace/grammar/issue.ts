import { shorten } from "../../suggest.js";
import type { IssueReference } from "../reference.js";
import { type Piece, piece, places, split, type Written } from "./piece.js";
import { refuse } from "./refused.js";

const JIRA = /^[A-Z][A-Z\d_]+-[1-9]\d*$/;

/** `jira:<KEY>-<number>` */
export function parseJira({ text, scheme, body }: Written): IssueReference {
	if (!JIRA.test(body.text)) refuseKey(body);
	return { type: "issue", text, tracker: "jira", key: body.text, parts: places({ scheme, name: body }) };
}

function refuseKey(body: Piece): never {
	const upper = body.text.toUpperCase();
	if (upper === "") refuse(body, "A key of Jira is missing, such as RISK-12.");
	refuse(body, `“${shorten(body.text)}” is no key of Jira: it has capitals, a hyphen and a number, such as RISK-12.`, {
		...(JIRA.test(upper) && { instead: upper }),
	});
}

/** `gh:<owner>/<repository>#<number>` */
export const parseGitHubIssue = (written: Written): IssueReference =>
	numbered(written, "github", /^[\w.-]+\/[\w.-]+$/, "gh:<owner>/<repository>#<number>");

/** `ado:<organization>/<project>#<number>` */
export const parseAzureIssue = (written: Written): IssueReference =>
	numbered(written, "azure", /^[^/#]+\/[^/#]+$/, "ado:<organization>/<project>#<number>");

function numbered({ text, scheme, body }: Written, tracker: "github" | "azure", place: RegExp, expected: string): IssueReference {
	const [repository, name] = split(body, "#");
	if (!place.test(repository.text) || !name || !isNumber(name.text)) refuse(body, `“${shorten(text)}” is no issue: write ${expected}.`);
	return { type: "issue", text, tracker, key: body.text, parts: places({ scheme, repository, name }) };
}

const isNumber = (text: string): boolean => /^[1-9]\d{0,15}$/.test(text);

/** `#12` of GitHub, `!12` of GitLab; a bare key of Jira where an issue is expected. */
export function parseBareIssue(text: string, expected: boolean): IssueReference | undefined {
	if (expected && JIRA.test(text)) return { type: "issue", text, tracker: "jira", key: text, parts: places({ name: piece(text) }) };
	if (!/^[#!]/.test(text)) return undefined;
	const name = piece(text.slice(1), 1);
	if (!isNumber(name.text))
		refuse(piece(text), `“${shorten(text)}” is no issue’s number, and a part of a document needs the document’s id before it.`);
	return { type: "issue", text, tracker: text.startsWith("#") ? "github" : "gitlab", key: text, parts: places({ name }) };
}
