import { objects } from "../git.js";
import type { History } from "../history.js";
import { misspelt } from "../random.js";
import { escaped, lie, type Seed, truth } from "../seed.js";

const SOME = 20;

/** Every tag with the commit it leads to. */
export const tagTruths = ({ tags }: History): Seed[] =>
	tags.flatMap(({ name, commit }) => (commit ? [truth("tag with its commit", `tag:${escaped(name)}@${commit}`)] : []));

/** What git allows in no name: that is another sort of lie. */
const NO_NAME = /^[-./]|\.\.|[/.]\.|[./]$|\.lock$/;

export function tagLies({ clone, tags, commits, random }: History): Seed[] {
	const some = random.sample(tags, SOME).flatMap(({ name, id, commit }) => (commit ? [{ name, id, commit }] : []));
	const misnamed = some.map(({ name, commit }) => ({ name: misspelt(name, random), commit })).filter(({ name }) => !NO_NAME.test(name));
	const found = objects(
		clone,
		misnamed.map(({ name }) => `refs/tags/${name}`),
	);
	return [
		...some.flatMap(({ name, commit }) => {
			const other = random.pick(commits);
			return other === commit ? [] : [lie("tag with another commit", `tag:${escaped(name)}@${other}`, "trace/tag-moved", other)];
		}),
		...misnamed.flatMap(({ name, commit }, i) =>
			found[i] ? [] : [lie("tag that is not there", `tag:${escaped(name)}@${commit}`, "trace/tag-missing", escaped(name))],
		),
		...some.flatMap(({ name, id, commit }) =>
			id === commit ? [] : [lie("tag with its own id", `tag:${escaped(name)}@${id}`, "trace/not-a-commit", id)],
		),
		...some.map(({ name }) => lie("tag without a commit", `tag:${escaped(name)}`, "trace/unpinned", escaped(name), { state: "unpinned" })),
		...tags.flatMap(({ name, id, commit }) =>
			commit ? [] : [lie("tag of a file", `tag:${escaped(name)}@${id}`, "trace/not-a-commit", escaped(name))],
		),
	];
}
