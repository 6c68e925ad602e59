import { isDay } from "../day.js";
import type { Range } from "../document/lines.js";
import { child, textOf } from "../document/node.js";
import { isSamePerson, type Named } from "../governance/person.js";
import { isPast } from "../kinds/lifecycle.js";
import { statusOf } from "../language/status.js";
import { compare } from "../order.js";
import { rolesIn } from "../policy/authority.js";
import type { Holder } from "../policy/roster.js";
import { each, either } from "../suggest.js";
import { plain } from "../trace/plain.js";
import type { Awaited } from "./awaited.js";
import { withoutRepeats } from "./due.js";
import type { DocumentFacts } from "./facts.js";
import type { SystemPortfolio } from "./portfolio.js";
import { dueName } from "./words.js";

/** Something that waits for a person. */
export interface WorkItem {
	/** `commitment`: a mitigation, a condition, an end. `document`: one with open problems or questions. `approval`: a decision that waits. */
	readonly kind: "commitment" | "document" | "approval";
	/** What it is, in the document's words: `Mitigation: a second look`, `Approve: the scorecard in all branches`; a document by its title. */
	readonly text: string;
	/** YYYY-MM-DD */
	readonly due?: string;
	/** The day has passed. */
	readonly overdue: boolean;
	/** Half a sentence: `In review, 3 errors`, `review packet, by rai-lead`; nothing more than its day and name where it is empty. */
	readonly words: string;
	/** Who it waits for, in words. */
	readonly who: string;
	/** The system, on one line; absent where the document names none. */
	readonly system?: string;
	readonly document: DocumentFacts;
	readonly range: Range;
}

/**
 * What waits for somebody: what is overdue first, then by day, what has no day last.
 * @param whose one person, who may be known by more than one name or address; undefined for everybody
 * @param today YYYY-MM-DD
 */
export function workOf(systems: readonly SystemPortfolio[], whose: readonly Named[] | undefined, today: string): WorkItem[] {
	const isMine = (person: Named | undefined): boolean =>
		whose === undefined || (person !== undefined && whose.some((one) => isSamePerson(one, person)));
	const items = systems.flatMap((system) => {
		const { name, documents } = system;
		const about = name === undefined ? {} : { system: name };
		return [
			...commitments(system, isMine, today),
			...documents.flatMap((facts) => [...toMend(facts, isMine), ...toDecide(facts, isMine, whose === undefined, today)]),
		].map((item) => ({ ...item, ...about }));
	});
	return items.sort(
		(a, b) => compare(a.due ?? "9999", b.due ?? "9999") || compare(a.system ?? "", b.system ?? "") || compare(a.text, b.text),
	);
}

type IsMine = (person: Named | undefined) => boolean;

const commitments = ({ open, documents }: SystemPortfolio, isMine: IsMine, today: string): WorkItem[] =>
	withoutRepeats(open, documents)
		.filter(({ commitment }) => isMine(commitment.owner))
		.map(({ commitment, document }) => {
			const { due, owner, range } = commitment;
			return { kind: "commitment", text: dueName({ commitment }), ...dayOf(due, today), words: "", who: ownerName(owner), document, range };
		});

const ownerName = (owner: Named | undefined): string => owner?.name ?? "nobody yet";

/** A document of one's own that says something wrong, or does not say yet what is asked. */
function toMend(document: DocumentFacts, isMine: IsMine): WorkItem[] {
	const { checked, overview, owner, open } = document;
	const asked = checked.questions.length > 0 && checked.artifact.drafting;
	if (!isMine(owner) || isPast(checked.artifact.status) || (!asked && !open.some(({ severity }) => severity !== "info"))) return [];
	const words = statusOf(checked)?.text ?? overview.status;
	const range = open.find((problem) => problem.range !== null)?.range ?? overview.range;
	return [{ kind: "document", text: overview.title, overdue: false, words, who: ownerName(owner), document, range }];
}

/** What waits for a decision that one may take. A packet's meeting is its day. */
function toDecide(document: DocumentFacts, isMine: IsMine, everybody: boolean, today: string): WorkItem[] {
	const { awaited, overview } = document;
	const mine = awaited.filter(({ holders }) => everybody || holders.some(isMine));
	if (mine.length === 0) return [];
	const roles = mine.map((one) => rolesFor(one, everybody ? () => true : isMine));
	const words = `${overview.kind.toLowerCase()}, by ${each(roles)}`;
	const who = each(mine.map(whoOf));
	const { range } = overview;
	return [{ kind: "approval", text: `Approve: ${overview.title}`, ...dayOf(meetingOf(document), today), words, who, document, range }];
}

function meetingOf({ checked }: DocumentFacts): string | undefined {
	const meeting = textOf(child(child(checked.artifact.front, "checkpoint"), "meeting"));
	return meeting !== undefined && isDay(meeting) ? meeting : undefined;
}

const dayOf = (due: string | undefined, today: string): Pick<WorkItem, "due" | "overdue"> => ({
	...(due !== undefined && { due }),
	overdue: due !== undefined && due < today,
});

/** Of the roles of which one is enough, those that somebody has. */
function rolesFor({ requirement, holders }: Awaited, isMine: IsMine): string {
	const held = rolesIn(requirement).filter((role) => holders.some((holder) => holder.role === role && isMine(holder)));
	return plain(either(held.length > 0 ? held : rolesIn(requirement)));
}

const whoOf = ({ requirement, holders }: Awaited): string =>
	plain(holders.length > 0 ? either([...new Set(holders.map(holderName))]) : `whoever is ${either(rolesIn(requirement))}`);

const holderName = ({ name, delegateOf }: Holder): string => (delegateOf === undefined ? name : `${name} for ${delegateOf}`);
