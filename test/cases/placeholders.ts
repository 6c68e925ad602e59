import { createHash } from "node:crypto";
import { parseDocument } from "../../src/core/document/document.js";
import { digestOf as meaningOf } from "../../src/core/trace/digest.js";
import { digestOf, fakeGit } from "../core/trace/fakes.js";
import { commitsOf, describeCommits, type Fill, groundOf } from "./ground.js";
import { fail, type Section } from "./sections.js";

const PLACEHOLDER = /\{(sha256|sha512|sha1|md5|gitBlob|dirHash|commit|blob|tree|digest|past) ([^{}\n]+)\}/g;

/**
 * What stands in texts of a case for values that nobody could read or keep right by hand. README.md lists them.
 * @param sections all of the case
 * @param documents their texts by path, placeholders and all
 */
export function fillFor(sections: readonly Section[], documents: ReadonlyMap<string, string>): Fill {
	const { files } = groundOf(sections, (text) => text);
	const bytesAt = (path: string): string => fill(files[path] ?? fail(`there is no file “${path}”`));
	const versions = sections.filter((section) => section.name === "history");
	const meaningAt = (text: string, path: string): string => meaningOfText(fill(withoutApprovals(text)), path);
	const git = (commits: number) => {
		const all = describeCommits(sections).slice(0, commits);
		return all.length === commits ? fakeGit({ commits: commitsOf(all, fill) }) : fail(`there is no commit ${commits}`);
	};
	const value = (name: string, [first = "", second = ""]: readonly string[]): string => {
		if (name === "commit") return git(Number(first)).ids.at(-1) ?? "";
		if (name === "blob" || name === "tree") return git(Number(first)).id(Number(first) - 1, second === "." ? "" : second);
		if (name === "digest") return meaningAt(documents.get(first) ?? fail(`there is no document “${first}”`), first);
		if (name === "past") return meaningAt(versions[Number(first) - 1]?.text ?? fail(`there is no committed version ${first}`), "card.md");
		if (name === "dirHash") return dirHashOf(Object.keys(files), first, bytesAt);
		return digestOf(bytesAt(first), name as Parameters<typeof digestOf>[1]);
	};
	const fill: Fill = (text) =>
		text.replace(PLACEHOLDER, (_, name: string, words: string) => {
			const args = words.split(" ");
			const length = args.length > (/^(?:blob|tree)$/.test(name) ? 2 : 1) ? Number(args.at(-1)) : undefined;
			return value(name, args).slice(0, length);
		});
	return fill;
}

/** What is approved says nothing of its approvals, which hold its own digest. */
const withoutApprovals = (text: string): string => text.replace(/^approvals:.*\n(?:[ -].*\n)*/m, "");

const meaningOfText = (text: string, path: string): string =>
	meaningOf(parseDocument(path, text, path.endsWith(".md") ? "markdown" : "yaml")) ?? fail(`“${path}” has no digest`);

/** As `sha256sum` of all files would be hashed, in the C locale. */
function dirHashOf(files: readonly string[], folder: string, bytesAt: (path: string) => string): string {
	const names = files.filter((file) => file.startsWith(`${folder}/`)).sort();
	const lines = names.map((file) => `${digestOf(bytesAt(file))}  ${file.slice(folder.length + 1)}\n`);
	return createHash("sha256").update(lines.join("")).digest("hex");
}
