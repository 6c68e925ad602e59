// @ts-check
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { cacheDir, root } from "./paths.mjs";
import { run } from "./process.mjs";

const source = path.join(root, "examples/workspace");

/**
 * Makes the example workspace: a git repository whose commits are the same on every machine. Each folder of examples/workspace/ is
 * laid over the one before, in the order of their names, and committed by what its COMMIT file says:
 *
 *     author: Ada Osei <ada@example.com>
 *     date: 2026-03-02T09:00:00+01:00
 *     remove: models/old.md
 *
 *     Add the first model card
 *
 * `remove` may be missing or repeated. A folder without COMMIT is left uncommitted, as somebody's unfinished work.
 * @param {string} [target] what was there before is replaced
 * @param {string} [steps] the folder with the steps
 * @returns {Promise<string>} the target
 */
export async function makeExample(target = path.join(cacheDir, "example"), steps = source) {
	await rm(target, { recursive: true, force: true, maxRetries: 3 });
	await mkdir(target, { recursive: true });
	// --template= keeps the machine's hooks out, the reference names the branch for every version of git.
	await git(target, ["init", "--quiet", "--template="]);
	await git(target, ["symbolic-ref", "HEAD", "refs/heads/main"]);
	for (const step of (await readdir(steps)).sort()) await layOver(target, path.join(steps, step));
	return target;
}

/** @param {string} target @param {string} step */
async function layOver(target, step) {
	const file = path.join(step, "COMMIT");
	await cp(step, target, { recursive: true, filter: (from) => from !== file });
	if (!existsSync(file)) return;
	const { author, date, removals, message } = parseCommit(await readFile(file, "utf8"), file);
	for (const name of removals) await rm(path.join(target, name), { recursive: true });
	await git(target, ["add", "--all", "--force"]);
	await git(target, ["commit", "--quiet", "--message", message], identity(author, date));
}

/** @param {string} text @param {string} file */
function parseCommit(text, file) {
	const [head = "", ...paragraphs] = text.replaceAll("\r\n", "\n").split("\n\n");
	const fields = head.split("\n").map((line) => line.split(/:\s*(.*)/s));
	/** @param {string} name */
	const all = (name) => fields.flatMap(([key, value]) => (key === name && value ? [value] : []));
	const [[author], [date], message] = [all("author"), all("date"), paragraphs.join("\n\n").trim()];
	if (!author || !date || !message) throw new Error(`${file} needs "author:", "date:", an empty line and a message`);
	return { author, date, removals: all("remove"), message };
}

/** @param {string} author "Name <address>" @param {string} date with its time zone */
function identity(author, date) {
	const [, name, email] = /^(.+) <(.+)>$/.exec(author) ?? [];
	if (!name || !email) throw new Error(`"${author}" is not "Name <address>"`);
	return {
		...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date },
		...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: date },
	};
}

// Nothing of the machine may enter the commits: no signing, no line-end or mode conversion, no list of ignored files.
const settings = ["core.autocrlf=false", "core.fileMode=false", "core.excludesFile=", "core.attributesFile=", "commit.gpgSign=false"];
const isolation = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", GIT_ATTR_NOSYSTEM: "1", GIT_DEFAULT_HASH: "sha1" };

/** @param {string} cwd @param {readonly string[]} args @param {Record<string, string>} [identity] */
async function git(cwd, args, identity = {}) {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
	const env = { ...Object.fromEntries(inherited), ...isolation, ...identity };
	await run("git", [...settings.flatMap((setting) => ["-c", setting]), ...args], { cwd, env, quiet: true });
}
