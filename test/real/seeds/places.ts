import { createHash } from "node:crypto";
import { blob, fields, objects } from "../git.js";
import type { History, Place } from "../history.js";
import { misspelt, oneDigitOff } from "../random.js";
import { escaped, lie, type Seed, truth } from "../seed.js";

const MANY = 60;
const SOME = 20;

export const refTo = ({ commit, path }: Pick<Place, "commit" | "path">): string => `git:${commit}#${escaped(path)}`;

export function placeTruths(history: History): Seed[] {
	const { places, deleted, renamed, clone, random } = history;
	return [
		...random.sample(places, MANY).map((place) => truth("file at a commit", refTo(place))),
		...random.sample(deleted, MANY).map((place) => truth("file that was deleted since", refTo(place))),
		...random.sample(renamed, MANY).map((place) => truth("file that was renamed since", refTo(place))),
		...foldersOf(random.sample(places, SOME)).map((place) => truth("folder at a commit", refTo(place))),
		...random
			.sample(places, SOME)
			.flatMap((place) => rangesIn(history, place).map((range) => truth("lines at a commit", refTo(place) + range))),
		...random.sample(places, SOME).map((place) => truth("file at a commit with its gitBlob", `${refTo(place)}@gitBlob:${place.id}`)),
		...random
			.sample(places, SOME)
			.map((place) => truth("file at a commit with its sha256", refTo(place), { digest: `sha256:${sha256(clone, place)}` })),
		...submodules(history),
	];
}

const foldersOf = (places: readonly Place[]): Pick<Place, "commit" | "path">[] =>
	places.flatMap(({ commit, path }) => (path.includes("/") ? [{ commit, path: path.slice(0, path.lastIndexOf("/")) }] : []));

const sha256 = (clone: string, { id }: Place): string => createHash("sha256").update(blob(clone, id)).digest("hex");

function countLines(clone: string, { id }: Place): number {
	const text = blob(clone, id).toString("latin1");
	return text === "" ? 0 : text.replace(/\n$/, "").split("\n").length;
}

/** A line, a range, the last line. */
function rangesIn({ clone, random }: History, place: Place): string[] {
	const count = countLines(clone, place);
	if (count === 0) return [];
	const from = 1 + random.below(count);
	return [`:L${from}`, `:L${from}-L${from + random.below(count - from + 1)}`, `:L${count}`];
}

/** What lies in another repository cannot be checked in this one. */
function submodules({ clone, commits, random }: History): Seed[] {
	return random.sample(commits, 40).flatMap((commit) =>
		fields(clone, ["ls-tree", "-r", "-z", commit]).flatMap((entry) => {
			const [, path] = /^160000 commit [\da-f]+\t(.+)$/s.exec(entry) ?? [];
			return path ? [truth("submodule", refTo({ commit, path }), { expected: { state: "unverifiable" } })] : [];
		}),
	);
}

export function placeLies(history: History): Seed[] {
	return [...lostPaths(history), ...lostLines(history), ...otherBytes(history)];
}

function lostPaths(history: History): Seed[] {
	const { places, random } = history;
	const slips = random.sample(places, SOME).map((place) => ({ ...place, path: misspelt(place.path, random) }));
	const cases = random.sample(places, SOME).map((place) => ({ ...place, path: otherCase(place.path) }));
	return [
		...absent(history, slips, "path that never was there"),
		...absent(history, cases, "path in other letters' case"),
		...absent(history, notYet(history), "path that came later"),
	];
}

const otherCase = (path: string): string =>
	path.replace(/[a-z](?=[^/]*$)/i, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()));

/** Today's files at old commits. */
function notYet({ places, commits, random }: History): Pick<Place, "commit" | "path">[] {
	const old = commits.slice(Math.floor(commits.length / 2));
	return old.length === 0 ? [] : random.sample(places, SOME).map(({ path }) => ({ commit: random.pick(old), path }));
}

/** Those which git does not have. */
function absent({ clone }: History, places: readonly Pick<Place, "commit" | "path">[], sort: string): Seed[] {
	const found = objects(
		clone,
		places.map(({ commit, path }) => `${commit}:${path}`),
	);
	return places.filter((_, i) => !found[i]).map((place) => lie(sort, refTo(place), "trace/path-missing", escaped(place.path)));
}

function lostLines({ clone, places, random }: History): Seed[] {
	const beyond = random.sample(places, SOME).map((place) => {
		const count = countLines(clone, place);
		const range = random.pick([`L${count + 1}`, `L${Math.max(1, count)}-L${count + 1}`, `L${count + 1 + random.below(500)}`]);
		return lie("lines beyond the end", `${refTo(place)}:${range}`, "trace/fragment-missing", range);
	});
	const folders = foldersOf(random.sample(places, SOME)).map((place) =>
		lie("lines of a folder", `${refTo(place)}:L1`, "trace/fragment-missing", "L1"),
	);
	return [...beyond, ...folders];
}

function otherBytes({ clone, places, random }: History): Seed[] {
	const blobs = random.sample(places, SOME).map((place) => {
		const digest = `gitBlob:${oneDigitOff(place.id, random)}`;
		return lie("wrong gitBlob at a commit", `${refTo(place)}@${digest}`, "trace/digest-mismatch", digest);
	});
	const hashes = random.sample(places, SOME).map((place) => {
		const digest = `sha256:${oneDigitOff(sha256(clone, place), random)}`;
		return lie("wrong sha256 at a commit", refTo(place), "trace/digest-mismatch", digest, { digest });
	});
	return [...blobs, ...hashes];
}
