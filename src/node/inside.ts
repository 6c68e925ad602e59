import { constants } from "node:fs";
import { readlink, realpath } from "node:fs/promises";
import path from "node:path";

/** How many links lead on before we call it a circle; as Linux does. */
const MAX_LINKS = 40;

/**
 * How a file is opened that was no link and no pipe a moment ago. Should it have become one since, a link is refused with ELOOP, and a
 * pipe opens at once instead of waiting for a writer. Windows knows neither flag.
 */
export const READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Whether a path is a folder's own or lies below it, by its spelling; on Windows in any case. */
export function isWithin(folder: string, file: string): boolean {
	const way = path.relative(folder, file);
	return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/**
 * Where a path leads, so that no document can name a file outside of some folders by a link; undefined if that is outside of all of them.
 * @param folders absolute; they may be links themselves
 * @param file absolute; need not exist
 */
export async function followInside(folders: readonly string[], file: string): Promise<string | undefined> {
	const [target, ...bases] = await Promise.all([followOnce(file), ...folders.map(followOnce)]);
	return bases.some((base) => isWithin(base, target)) ? target : undefined;
}

/** What is being followed: thousands of references lead into the same few folders, and ask at the same time. */
const following = new Map<string, Promise<string>>();

function followOnce(file: string): Promise<string> {
	const asked = following.get(file);
	if (asked) return asked;
	const answer = follow(file).finally(() => following.delete(file));
	following.set(file, answer);
	return answer;
}

/** Follows all links, those above a missing file and those to a missing file too. Rejects with ELOOP, EACCES and the like. */
async function follow(file: string, links = MAX_LINKS): Promise<string> {
	try {
		return await realpath(file);
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
	const parent = path.dirname(file);
	if (parent === file) return file;
	const folder = await (links === MAX_LINKS ? followOnce(parent) : follow(parent, links));
	const next = await linkAt(path.join(folder, path.basename(file)));
	if (next === undefined) return path.join(folder, path.basename(file));
	if (links === 0) throw Object.assign(new Error(`“${file}” is a link in a circle`), { code: "ELOOP" });
	return follow(path.resolve(folder, next), links - 1);
}

/** What a link says; undefined for what is none. */
async function linkAt(file: string): Promise<string | undefined> {
	try {
		return await readlink(file);
	} catch (error) {
		if (isMissing(error) || codeOf(error) === "EINVAL") return undefined;
		throw error;
	}
}

const isMissing = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(codeOf(error));

/** Whether an error says that there can be no such file: none is there, or a link leads in a circle, through a file or to an impossible name. */
export const isNoFile = (error: unknown): boolean => ["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(codeOf(error));

/** Of an error of the operating system; "" for others. */
export function codeOf(error: unknown): string {
	const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
	return code ?? "";
}
