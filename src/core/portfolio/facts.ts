import { systemOf } from "../artifact.js";
import type { Checked } from "../check.js";
import { child } from "../document/node.js";
import { keptConditions, personIn } from "../due/obligations.js";
import { keptRisks } from "../due/risks.js";
import type { Named } from "../governance/person.js";
import type { Library } from "../library/library.js";
import { compareProblems, type Problem, SEVERITIES } from "../problem.js";
import { type DocumentOverview, documentOverview } from "../trace/overview.js";
import { type Awaited, awaitedOf } from "./awaited.js";
import { type Commitment, commitmentsOf } from "./commitment.js";

/** What is known about one document, as far as a portfolio tells it. */
export interface DocumentFacts {
	readonly checked: Checked;
	/** What it is called and where it stands, and what it relies on. */
	readonly overview: DocumentOverview;
	/** As written. */
	readonly system?: string;
	readonly owner?: Named;
	/** Those that nothing covers, the heaviest first. */
	readonly open: readonly Problem[];
	/** Those that an exception or the baseline covers. */
	readonly covered: readonly Problem[];
	readonly commitments: readonly Commitment[];
	/** What it keeps, as a log or a register, that others say too. */
	readonly keptConditions: readonly string[];
	readonly keptRisks: readonly string[];
	readonly awaited: readonly Awaited[];
}

/** Documents that were looked at, by their check: it is another one as soon as anything about them changes, the day among it. */
export type KnownFacts = WeakMap<Checked, DocumentFacts>;

/** Of all documents of ours, by path. @param known is added to, so that only what changed is looked at the next time */
export function factsIn(library: Library, today: string, known: KnownFacts): DocumentFacts[] {
	return library.paths.flatMap((path) => {
		const checked = library.check(path);
		if (checked?.artifact.kind.family !== "rai") return [];
		const facts = known.get(checked) ?? factsOf(library, checked, today);
		known.set(checked, facts);
		return [facts];
	});
}

function factsOf(library: Library, checked: Checked, today: string): DocumentFacts {
	const { artifact } = checked;
	const { path } = artifact.document;
	const system = systemOf(artifact.document);
	const owner = personIn(child(artifact.front, "owner"));
	const problems = [...checked.problems].sort(heaviestFirst);
	return {
		...{ checked, overview: documentOverview(library, checked) },
		...(system !== undefined && { system }),
		...(owner && { owner }),
		open: problems.filter(({ waivedBy }) => waivedBy === null),
		covered: problems.filter(({ waivedBy }) => waivedBy !== null),
		commitments: commitmentsOf(artifact),
		...{ keptConditions: keptConditions(artifact), keptRisks: keptRisks(artifact) },
		awaited: awaitedOf(artifact, library.policyFor(path), today),
	};
}

const rank = ({ severity }: Problem): number => SEVERITIES.indexOf(severity);

export const heaviestFirst = (a: Problem, b: Problem): number => rank(a) - rank(b) || compareProblems(a, b);
