import type { Fault } from "../../resolution.js";
import { pathOf } from "./path.js";
import { compared, recordings, repin } from "./repin.js";
import { short } from "./rewrite.js";
import { type AtPlace, branchName, type Scene } from "./rung.js";

/** The sixth rung, where nobody falls: whether the commit will stay, because the default branch or a tag leads to it. */
export async function toReach(climbers: readonly AtPlace[], scene: Scene): Promise<(climber: AtPlace) => AtPlace> {
	const { state, defaultBranch } = scene.repository;
	if (defaultBranch === undefined || climbers.length === 0) return (climber) => climber;
	const aside = await scene.git.unreachable([...new Set(climbers.map(({ commit }) => commit))], "default", scene.signal);
	// The way there may be cut off.
	if (state === "shallow") return (climber) => (aside.has(climber.commit) ? withNote(climber, CUT_OFF) : climber);
	const lost = aside.size === 0 ? aside : await scene.git.unreachable([...aside], "head", scene.signal);
	const commits = await sameBytes(
		climbers.filter(({ commit }) => aside.has(commit)),
		scene,
	);
	return (climber) => {
		if (!aside.has(climber.commit)) return climber;
		const [isLost, same] = [lost.has(climber.commit), commits.get(climber)];
		// Whatever becomes of the branch, the bytes are known by their own name.
		if (isRecorded(climber) && same === undefined)
			return { ...withNote(climber, `not on ${branchName(scene.repository)} yet`), aside: true };
		return { ...climber, aside: true, faults: [...climber.faults, onSideBranch(climber, isLost, same, scene)] };
	};
}

const CUT_OFF = "this clone is shallow and does not show which branch it is on";

const isRecorded = ({ lookup: { digest }, object }: AtPlace): boolean =>
	object !== undefined && /^git(?:Blob|Tree)$/.test(digest?.algorithm ?? "");

const withNote = (climber: AtPlace, note: string): AtPlace => ({ ...climber, notes: [...climber.notes, note] });

/** Where the default branch has the same bytes at the same path: since which commit. */
async function sameBytes(climbers: readonly AtPlace[], { git, signal }: Scene): Promise<ReadonlyMap<AtPlace, string>> {
	const pins = climbers.flatMap((climber) => {
		const path = pathOf(climber.lookup);
		return path !== undefined && climber.object?.type === "blob" ? [{ climber, path, blob: climber.object.id }] : [];
	});
	const found = pins.length === 0 ? [] : await git.introduced(pins, signal);
	return new Map(pins.flatMap(({ climber }, i) => (found[i] === undefined ? [] : [[climber, found[i]] as const])));
}

function onSideBranch(climber: AtPlace, isLost: boolean, same: string | undefined, { repository }: Scene): Fault {
	const main = branchName(repository);
	const where = repository.branch === undefined ? "only on what is checked out" : `only on the branch “${repository.branch}”`;
	const message = isLost
		? `Commit ${short(climber.commit)} is neither on ${main} nor in a tag: it may be lost.`
		: `Commit ${short(climber.commit)} is ${where}${isRecorded(climber) ? "." : ": a squash merge will lose this."}`;
	const fix = same === undefined ? undefined : repin(climber.lookup, { commit: same }, repository);
	if (same === undefined || !fix)
		return { rule: "trace/side-branch", message: `${message} Pin a commit of ${main}.`, part: "revision", fixes: recordings(climber) };
	return {
		rule: "trace/side-branch",
		message: `${message} The same bytes are on ${main} since ${short(same)}.`,
		part: "revision",
		fixes: [compared(fix, climber, same)],
	};
}
