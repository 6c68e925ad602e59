import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fields } from "../git.js";
import type { History } from "../history.js";
import { misspelt, oneDigitOff } from "../random.js";
import { escaped, lie, type Seed, truth } from "../seed.js";

const SOME = 20;

/** What is written into a clone so that it can be referred to: a file that git does not track, and a way out. */
export const UNTRACKED = "rai-untracked.txt";
export const WAY_OUT = "rai-way-out";

export function placeBait(clone: string): void {
	writeFileSync(path.join(clone, UNTRACKED), "Nobody else has this.\n");
	const outside = path.join(path.dirname(clone), "outside");
	mkdirSync(outside, { recursive: true });
	writeFileSync(path.join(outside, "secret.txt"), "Nobody may read this.\n");
	if (!existsSync(path.join(clone, WAY_OUT))) symlinkSync(outside, path.join(clone, WAY_OUT));
}

const digestOf = (clone: string, file: string, by: string): string =>
	createHash(by)
		.update(readFileSync(path.join(clone, file)))
		.digest("hex");

const isFile = (clone: string, file: string): boolean => lstatSync(path.join(clone, file), { throwIfNoEntry: false })?.isFile() ?? false;

const tracked = ({ clone }: History): string[] =>
	fields(clone, ["ls-files", "-z"]).filter((file) => isFile(clone, file) && !/[\p{Cc}\uFFFD]/u.test(file));

export function fileTruths(history: History): Seed[] {
	const { clone, random } = history;
	const files = tracked(history);
	return [
		...random
			.sample(files, SOME)
			.map((file) => truth("file with its sha256", `file:${escaped(file)}@sha256:${digestOf(clone, file, "sha256")}`)),
		...random.sample(files, SOME).map((file) =>
			truth("file with its md5 only", `file:${escaped(file)}@md5:${digestOf(clone, file, "md5")}`, {
				expected: { state: "verified", rules: ["trace/weak-digest"], at: `md5:${digestOf(clone, file, "md5")}` },
			}),
		),
		...random.sample(foldersOf(files), SOME).flatMap((folder) => {
			const hash = dirHash(clone, folder);
			return hash ? [truth("folder with its dirHash", `dir:${escaped(folder)}@dirHash:${hash}`)] : [];
		}),
		truth("file that git does not track", `file:${UNTRACKED}@sha256:${digestOf(clone, UNTRACKED, "sha256")}`, {
			expected: { state: "verified", rules: ["trace/uncommitted"], at: UNTRACKED },
		}),
	];
}

const foldersOf = (files: readonly string[]): string[] => [
	...new Set(files.flatMap((file) => (file.includes("/") ? [file.slice(0, file.lastIndexOf("/"))] : []))),
];

/** As `sha256sum` and `sort` would make it; undefined for large folders, and such with links. */
function dirHash(clone: string, folder: string): string | undefined {
	const entries = readdirSync(path.join(clone, folder), { recursive: true, withFileTypes: true });
	if (entries.length > 200 || entries.some((entry) => entry.isSymbolicLink() || entry.name === ".git")) return undefined;
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.posix.relative(path.join(clone, folder), path.join(entry.parentPath, entry.name)));
	const sorted = files.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
	const listing = sorted.map((file) => `${digestOf(clone, `${folder}/${file}`, "sha256")}  ${file}\n`).join("");
	return createHash("sha256").update(listing).digest("hex");
}

export function fileLies(history: History): Seed[] {
	const { clone, random } = history;
	const files = tracked(history);
	const wrong = random.sample(files, SOME).map((file) => {
		const digest = `sha256:${oneDigitOff(digestOf(clone, file, "sha256"), random)}`;
		return lie("file with a wrong sha256", `file:${escaped(file)}@${digest}`, "trace/digest-mismatch", digest);
	});
	const bare = random
		.sample(files, SOME)
		.map((file) =>
			lie("file without a digest", `file:${escaped(file)}`, "trace/digest-missing", `file:${escaped(file)}`, { state: "unpinned" }),
		);
	const lost = random.sample(files, SOME).flatMap((file) => {
		const slip = misspelt(file, random);
		return existsSync(path.join(clone, slip))
			? []
			: [lie("file that is not there", `file:${escaped(slip)}`, "trace/path-missing", escaped(slip))];
	});
	return [...wrong, ...bare, ...lost, ...waysOut(history)];
}

/** None of them is followed. @param head the present commit */
function waysOut({ head }: History): Seed[] {
	const paths = ["../outside/secret.txt", "/etc/passwd", "docs/../../outside/secret.txt", "//server/share/x", "C:/Windows/x", "~/x"];
	return [
		...paths.map((each) => lie("path out of the root", `file:${each}`, "trace/outside", /\.\./.test(each) ? ".." : each)),
		lie("path out of the root", `git:${head}#../x`, "trace/outside", ".."),
		lie("path out of the root", "file:///E:/data/x.csv", "trace/outside", "///E:/data/x.csv"),
		lie("path out of the root", "dvc:../data.dvc", "trace/outside", ".."),
		lie("path out of the root", `file:${WAY_OUT}/secret.txt`, "trace/outside", `${WAY_OUT}/secret.txt`),
	];
}
