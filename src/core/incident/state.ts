import type { Artifact } from "../artifact.js";
import { child, resolved, textOf } from "../document/node.js";
import { locateAll } from "../document/pointer.js";
import { type Approval, approvalsOf, approves, inForce } from "../governance/approvals.js";
import { isPast } from "../kinds/lifecycle.js";
import type { Library } from "../library/library.js";
import type { Git } from "../ports.js";
import { type Facts, NO_FACTS, type Said, saidInQuotes, saidOnce, together } from "../prefill/fact.js";
import { documentFacts, nameOf } from "../prefill/sources/document.js";
import type { Moment } from "../then/moment.js";
import { digestOf } from "../trace/digest.js";
import { parseReference } from "../trace/grammar/parse.js";
import { encodePath } from "../trace/grammar/path.js";

/** A document of a system as it stood at a moment. */
export interface StoodThen {
	/** `SC-agent@1.2.0` */
	readonly name: string;
	readonly title: string;
	readonly status: string;
	/** `rai1:sha256:…`; absent where it could not be read as a whole. */
	readonly digest?: string;
	/** What was decided in favour of it and was in force: of its version, whether its text was still the same. */
	readonly approvals: readonly (Approval & { readonly same: boolean })[];
}

/** What git knows of a system at a moment. */
export interface StateThen extends Moment {
	readonly system: string;
	readonly documents: readonly StoodThen[];
	readonly facts: Facts;
	/** What providers called the versions of their models. */
	readonly providers: readonly Said[];
}

/** Cards say best what runs; what reports were about may be older. */
const FIRST = ["system-card", "model-card", "dataset-sheet"];

const rank = ({ kind }: Artifact): number => (FIRST.includes(kind.id) ? FIRST.indexOf(kind.id) : FIRST.length);

/** Incidents of before tell of another day. */
const ASIDE = new Set(["incident-record"]);

/**
 * Gathers what ran and what was approved.
 * @param library of that moment; its references need not have been followed
 * @param git of today, which holds that moment's commit
 */
export async function stateThen(library: Library, git: Git, moment: Moment, system: string): Promise<StateThen> {
	const there = library.ofSystem(system).filter(({ kind, status }) => !isPast(status) && !ASIDE.has(kind.id));
	const ordered = there.sort((a, b) => rank(a) - rank(b));
	const speaking = ordered.filter((one) => rank(one) < FIRST.length);
	const said = together((speaking.length > 0 ? speaking : ordered).map((one) => documentFacts(one, nameOf(one))));
	const pinned = await pinnedAt(said, git, moment.commit);
	return { ...moment, system, documents: ordered.map(stood), facts: pinned, providers: ordered.flatMap(providersOf) };
}

function stood(artifact: Artifact): StoodThen {
	const digest = digestOf(artifact.document);
	const version = textOf(child(artifact.front, "version"));
	const approvals = inForce(approvalsOf(artifact)).filter((one) => approves(one) && one.version === version);
	return {
		name: nameOf(artifact),
		title: textOf(child(artifact.front, "title")) ?? artifact.kind.title,
		status: artifact.status ?? "draft",
		...(digest !== undefined && { digest }),
		approvals: approvals.map((one) => ({ ...one, same: one.digest === digest })),
	};
}

const providersOf = (artifact: Artifact): Said[] =>
	locateAll(artifact.front, "/components/-").flatMap(({ node }) => {
		const component = resolved(node);
		const isTheirs = textOf(child(component, "type")) === "model" && textOf(child(component, "provider")) !== undefined;
		return (isTheirs && saidInQuotes(textOf(child(component, "version")), nameOf(artifact))) || [];
	});

/** What the branch held at that moment is what ran, whichever commit a document pinned; what lies elsewhere stays as it was pinned. */
async function pinnedAt(facts: Facts, git: Git, commit: string): Promise<Facts> {
	const { prefix } = await git.repository();
	const models = facts.models.flatMap(({ ref }) => ref ?? []);
	const all = [...models, ...facts.data.map(({ ref }) => ref), ...facts.prompts, ...facts.configs];
	const paths = [...new Set(all.flatMap((one) => pathIn(one, prefix) ?? []))];
	const objects = paths.length === 0 ? [] : await git.objects(paths.map((path) => `${commit}:${path}`));
	const held = new Set(paths.filter((_, i) => typeof objects[i] === "object"));
	const pin = (one: Said): Said => {
		const path = pathIn(one, prefix);
		if (path === undefined || !held.has(path)) return one;
		return {
			yaml: JSON.stringify(`git:${commit}#${encodePath(path)}`),
			source: `${path} at ${commit.slice(0, 7)}, which ${one.source} names`,
		};
	};
	return {
		...NO_FACTS,
		models: saidOnce(models.map(pin)).map((ref) => ({ ref, more: {} })),
		data: saidOnce(facts.data.map(({ ref }) => pin(ref))).map((ref) => ({ ref })),
		prompts: saidOnce(facts.prompts.map(pin)),
		configs: saidOnce(facts.configs.map(pin)),
	};
}

/** From the top of the repository; undefined for what git does not hold under a path. */
function pathIn({ yaml }: Said, prefix: string): string | undefined {
	const text = /"((?:git|file|dir):[^"\\]+)"/.exec(yaml)?.[1];
	const reference = text === undefined ? undefined : parseReference(text);
	if (reference?.type === "git") return reference.repository === undefined ? reference.path : undefined;
	const path = reference?.type === "file" || reference?.type === "dir" ? `${prefix}${reference.path}` : undefined;
	return path !== undefined && !/[\n\r\0]/.test(path) ? path : undefined;
}
