import type { Checked } from "../check.js";
import { contains } from "../document/span.js";
import type { Commit, Git } from "../ports.js";
import { STATE_NAMES } from "../trace/counts.js";
import { branchName } from "../trace/resolve/git/rung.js";
import type { TracedClaim, TracedReference } from "../trace/trace.js";
import { capital } from "../words.js";
import type { Hover } from "./hover.js";
import { plain } from "./markdown.js";

/** What is known about the reference, or the number, at a place. @param git tells what a commit is; without it less is said */
export async function referenceHoverAt({ traced }: Checked, offset: number, git?: Git): Promise<Hover | undefined> {
	const claim = traced?.claims.find(({ citation }) => contains(citation.claim.value.span, offset));
	if (claim) return { span: claim.citation.claim.value.span, text: claimText(claim) };
	const reference = traced?.references.find(({ citation }) => contains(citation.span, offset));
	if (!reference?.resolution) return undefined;
	const since = git && (await sinceText(reference, git));
	const claimed = traced?.claims.find(({ citation }) => citation.pointer === reference.citation.pointer);
	const parts = [referenceText(reference), since, claimed && claimText(claimed)];
	return { span: reference.citation.span, text: parts.filter((part) => part).join("\n\n") };
}

function referenceText({ citation, resolution }: TracedReference): string {
	if (!resolution) return "";
	const { state, reason, remedy, facts = {} } = resolution;
	const { commit = "", subject, author = "", date = "", ...others } = facts;
	const head = `**${capital(STATE_NAMES[state])}** · ${plain(saidOnce(reason))}.${remedy ? ` ${plain(remedy)}` : ""}`;
	const made = subject === undefined ? "" : line({ id: commit, subject, author, date });
	const told = Object.entries(made === "" ? facts : others).filter(([name]) => !TOLD.includes(name));
	const list = told.map(([name, value]) => `- ${plain(name)}: ${plain(value)}`).join("\n");
	// What an alias brings does not stand under the mouse.
	const text = citation.node || citation.prose ? "" : code(citation.reference.text);
	return [head, made, list, text].filter((part) => part !== "").join("\n\n");
}

/** What the reason or the commits say already, and ids that only git reads. */
const TOLD: readonly string[] = ["changed", "blob", "tree"];

/** “matches its sha256” behind “matches its pin” */
const saidOnce = (reason: string): string => capital(reason.replace(/^matches (?=its )/, ""));

/** What became of a file since the commit that is referred to. */
async function sinceText({ citation: { reference }, resolution }: TracedReference, git: Git): Promise<string | undefined> {
	if (!resolution?.git || (reference.type !== "git" && reference.type !== "permalink") || !reference.path) return undefined;
	const [found] = await git.objects([`${reference.revision}^{commit}`]);
	if (typeof found !== "object") return undefined;
	const commits = await git.log({ from: found.id, path: reference.path, limit: 4 });
	if (commits.length === 0)
		return resolution.facts?.["changed"] ? undefined : `Not changed since, on ${branchName(await git.repository())}.`;
	const shown = commits.slice(0, 3).map((commit) => `- ${line(commit)}`);
	return ["Changed since:", ...shown, ...(commits.length > 3 ? ["- and more"] : [])].join("\n");
}

const line = ({ id, subject, author, date }: Omit<Commit, "committed">): string =>
	`\`${id.slice(0, 7)}\` ${plain(subject)} · ${plain(author)}, ${date}`;

const STATES = {
	equal: "The evidence says the same",
	different: "The evidence says otherwise",
	unverifiable: "Not checkable here",
} as const;

/** Both numbers, and where in the evidence the one stands. */
function claimText({ state, reason, evidence, citation }: TracedClaim): string {
	const written = citation.claim.value.text;
	const found = state === "unverifiable" ? undefined : evidence?.value;
	const here = found === written ? "" : `, ${written} here`;
	const said = found === undefined ? capital(reason) : `${found} in ${evidence?.source}${here}`;
	const head = `**${STATES[state]}** · ${plain(said)}.`;
	return evidence?.excerpt ? `${head}\n\n${block(withoutMargin(evidence.excerpt))}` : head;
}

/** The blanks that all lines begin with. */
function withoutMargin(text: string): string {
	const lines = text.split("\n");
	const margins = lines.filter((each) => each.trim() !== "").map((each) => /^[ \t]*/.exec(each)?.[0].length ?? 0);
	return lines.map((each) => each.slice(Math.min(...margins))).join("\n");
}

/** In more backticks than it holds itself. */
function code(text: string): string {
	const ticks = "`".repeat(longestRun(text) + 1);
	return `${ticks}${ticks.length > 1 ? ` ${text} ` : text}${ticks}`;
}

function block(text: string): string {
	const ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
	return `${ticks}text\n${text}\n${ticks}`;
}

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
