import type { Commit } from "../../ports.js";
import type { BranchReference } from "../reference.js";
import type { Fault } from "../resolution.js";
import { short } from "./git/rewrite.js";
import { objectsOf } from "./git/rung.js";
import { unpinned } from "./outcome.js";
import type { Resolver } from "./resolver.js";

/** A branch moves: it is never a pin, and the commit it is at would be one. */
export const resolveBranches: Resolver<BranchReference> = async (lookups, context) => {
	const namesOf = (name: string): string[] =>
		["refs/heads/", "refs/remotes/origin/", "refs/remotes/"].map((kind) => `${kind}${name}^{commit}`);
	const found = await objectsOf(
		context,
		lookups.flatMap(({ reference }) => namesOf(reference.name)),
	);
	const heads = lookups.map(
		({ reference }) =>
			namesOf(reference.name)
				.map(found)
				.find((object) => typeof object === "object")?.id,
	);
	const { state } = await context.git.repository(context.signal);
	const ids = [...new Set(heads.flatMap((id) => id ?? []))];
	const commits = ids.length === 0 ? [] : await context.git.commits(ids, context.signal);
	return lookups.map(({ reference }, i) => {
		const id = heads[i];
		const fault = id === undefined ? adrift(reference, state === "complete") : moving(reference, id, commits[ids.indexOf(id)]);
		return { resolution: unpinned("V0", "a branch moves", fault, { git: true }) };
	});
};

function adrift({ name }: BranchReference, isSeen: boolean): Fault {
	const absent = isSeen ? ", and there is none of this name here" : "";
	return { rule: "trace/unpinned", message: `The branch “${name}” moves${absent}: refer to a commit, git:<full id>.`, part: "name" };
}

function moving({ name }: BranchReference, id: string, commit: Commit | undefined): Fault {
	const subject = commit ? ` (${commit.subject})` : "";
	return {
		rule: "trace/unpinned",
		message: `The branch “${name}” moves: refer to the commit it is at, ${short(id)}${subject}.`,
		part: "name",
		fixes: [{ title: `Pin to commit ${short(id)}${subject}`, text: `git:${id}` }],
	};
}
