import type { Lookup } from "../../resolution.js";
import type { Content, Found, ResolveContext } from "../resolver.js";
import { readableSize } from "../size.js";
import { type AtTop, toPresent } from "./changed.js";
import { toCommit } from "./commit.js";
import { toDigest } from "./digest.js";
import { commitFacts } from "./facts.js";
import { toLines } from "./lines.js";
import { toItself } from "./links.js";
import { fromRoot, pathOf } from "./path.js";
import { toPlace } from "./place.js";
import { toReach } from "./reach.js";
import { short } from "./rewrite.js";
import { type Fallen, onward, type Pinned, type Scene } from "./rung.js";
import { unseen } from "./verdict.js";

/** The most of a blob that is read for a number in it. */
const MAX_CONTENT = 32 * 1024 * 1024;

/** References to this repository, rung by rung: the commit, the place, that it is no link, its bytes, its lines, the branch it is on, and what became of it. */
export async function climb(lookups: readonly Lookup<Pinned>[], context: ResolveContext): Promise<readonly Found[]> {
	if (lookups.length === 0) return [];
	const repository = await context.git.repository(context.signal);
	const scene: Scene = { ...context, repository };
	if (repository.state === "none") return lookups.map(({ reference }) => down(unseen(repository, reference.revision)));
	const committed = await onward(lookups, (some) => toCommit(some, scene));
	const placed = await onward(committed, (some) => toPlace(some, scene));
	const itself = await onward(placed, (some) => toItself(some, scene));
	const matching = await onward(itself, (some) => toDigest(some, scene));
	const lined = await onward(matching, (some) => toLines(some, scene));
	const reached = await onward(lined, (some) => toReach(some, scene));
	const row = await onward(reached, (some) => toPresent(some, scene));
	const tops = row.filter((one): one is AtTop => "commit" in one);
	const facts = await commitFacts(
		tops.map(({ commit }) => commit),
		scene,
	);
	return row.map((one) => ("fallen" in one ? down(one) : arrived(one, facts(one.commit), scene)));
}

const down = ({ fallen }: Fallen): Found => ({ resolution: fallen });

function arrived(top: AtTop, facts: Readonly<Record<string, string>>, scene: Scene): Found {
	const { lookup, commit, faults, notes, object, changed, offer, instead, level = "V3" } = top;
	const path = pathOf(lookup);
	const file = path === undefined ? undefined : fromRoot(path, scene.repository);
	const where = instead ?? (path === undefined ? "the commit is in this repository" : `exists at ${short(commit)}`);
	const content = contentOf(top, scene);
	return {
		resolution: {
			state: "verified",
			level,
			reason: [where, ...notes, ...(changed === undefined ? [] : [changed])].join("; "),
			faults,
			...(offer && { offers: [offer] }),
			facts: { ...facts, ...(object && { [object.type]: object.id }), ...size(top), ...(changed !== undefined && { changed }) },
			...(file !== undefined && { files: [file] }),
			git: true,
		},
		...(content && { content }),
	};
}

const size = ({ object }: AtTop): Record<string, string> => (object?.type === "blob" ? { size: readableSize(object.size) } : {});

function contentOf({ lookup, object, commit }: AtTop, { git, signal }: Scene): Content | undefined {
	const path = pathOf(lookup);
	if (path === undefined || object?.type !== "blob") return undefined;
	const name = path.slice(path.lastIndexOf("/") + 1);
	return {
		name,
		source: `${name} at ${short(commit)}`,
		async read() {
			const [bytes] = await git.contents([object.id], MAX_CONTENT, signal);
			return bytes ?? { unreadable: object.size > MAX_CONTENT ? "it is larger than 32 MB" : "its bytes are not in this clone" };
		},
	};
}
