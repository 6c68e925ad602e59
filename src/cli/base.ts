import path from "node:path";
import { type Base, baseOf, type Library, type NoBase } from "../core/index.js";
import { diskAt } from "../node/disk.js";
import { gitAt } from "../node/git/git.js";
import { gitHistory } from "../node/git/history.js";
import { mergeBase } from "../node/git/mergeBase.js";
import { noAnswer } from "../node/git/reasons.js";
import { openBefore } from "../node/git/then/before.js";
import { workshopInThread } from "../node/workshop/workshop.js";
import type { Report } from "./check.js";
import { checkSource, type Source } from "./checkRoot.js";
import type { Terminal } from "./terminal.js";

/** A change and what it is compared with: the root without it, checked with today's clock. */
export interface Before extends Base {
	readonly report: Report;
	/** Paths of files whose texts the change made, changed or removed. */
	readonly touched: ReadonlySet<string>;
}

/** Finds out where a change begins. @param revision untrusted; the default branch where undefined */
export async function findBase(root: string, revision: string | undefined): Promise<Base | NoBase> {
	const git = gitAt(root);
	try {
		return await baseOf(revision, git, (a, b) => mergeBase(root, a, b));
	} catch (error) {
		return { reason: noAnswer(error, root) };
	} finally {
		git.dispose();
	}
}

/** Checks a root without what was changed since its base. */
export async function checkBefore(terminal: Terminal, now: Report, base: Base, readable: readonly string[]): Promise<Before | NoBase> {
	const { root } = now;
	const folders = readable.map((folder) => path.resolve(terminal.cwd, folder));
	try {
		const report = await checkSource(terminal, root, { ...sourceOf(root, base, folders), paths: [] });
		const [unread] = report.loaded.unreadable;
		if (unread)
			return { reason: `${unread.path} at ${base.name} cannot be read, so nobody can tell what the change did: ${unread.reason}.` };
		return { ...base, report, touched: touchedBy(report.library, now.library) };
	} catch (error) {
		return { reason: noAnswer(error, root) };
	}
}

function sourceOf(root: string, { commit }: Base, readable: readonly string[]): Source {
	const present = diskAt(root, { readable });
	const before = openBefore(root, commit, present);
	return {
		files: before.files,
		history: gitHistory(root, commit),
		async reading(follow) {
			const workshop = workshopInThread();
			try {
				await follow({ git: before.git, disk: before.disk, workshop });
			} finally {
				await workshop.close();
				await present.dispose();
				before.dispose();
			}
		},
	};
}

/** What only has other line ends is the same text. */
export const isSameText = (a: string | undefined, b: string | undefined): boolean =>
	a === b || (a !== undefined && b !== undefined && a.replace(/\r\n/g, "\n") === b.replace(/\r\n/g, "\n"));

function touchedBy(before: Library, now: Library): Set<string> {
	const paths = new Set([...before.paths, ...now.paths]);
	return new Set([...paths].filter((path) => !isSameText(before.text(path), now.text(path))));
}
