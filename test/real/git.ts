import { spawnSync } from "node:child_process";

/** As in a clean home, and never over the network. */
const ENVIRONMENT = {
	...{ GIT_CONFIG_NOSYSTEM: "1", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" },
	...{
		GIT_AUTHOR_NAME: "Ada Osei",
		GIT_AUTHOR_EMAIL: "ada@example.com",
		GIT_COMMITTER_NAME: "Ada Osei",
		GIT_COMMITTER_EMAIL: "ada@example.com",
	},
};

interface Options {
	readonly input?: string;
	readonly env?: NodeJS.ProcessEnv;
}

const spawn = (repository: string, args: readonly string[], { input = "", env = {} }: Options) =>
	spawnSync("git", ["-C", repository, ...args], {
		input,
		env: { ...process.env, GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null", ...ENVIRONMENT, ...env },
		maxBuffer: 2 ** 30,
	});

/** Whether it ended well. */
export const succeeds = (repository: string, args: readonly string[], options: Options = {}): boolean =>
	spawn(repository, args, options).status === 0;

/** What git writes. @throws where it fails */
export function bytes(repository: string, args: readonly string[], options: Options = {}): Buffer {
	const { stdout, stderr, status, error } = spawn(repository, args, options);
	if (error) throw error;
	if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
	return stdout;
}

export const text = (repository: string, args: readonly string[], options?: Options): string => bytes(repository, args, options).toString();

/** What stands before each line break, or before each NUL. */
export const lines = (repository: string, args: readonly string[], options?: Options): string[] =>
	text(repository, args, options).split("\n").filter(Boolean);

export const fields = (repository: string, args: readonly string[], options?: Options): string[] =>
	text(repository, args, options).split("\0").filter(Boolean);

export interface Named {
	readonly id: string;
	readonly type: string;
	readonly size: number;
}

/** What each name stands for; undefined for what is missing, ambiguous or no name of one line. */
export function objects(repository: string, names: readonly string[]): (Named | undefined)[] {
	const asked = names.map((name) => (/[\n\0]/.test(name) ? "" : name));
	const answers = text(repository, ["cat-file", "--batch-check"], { input: asked.map((name) => `${name}\n`).join("") }).split("\n");
	return names.map((_, i) => {
		const [, id, type, size] = /^([\da-f]{40,64}) (\w+) (\d+)$/.exec(answers[i] ?? "") ?? [];
		return id && type ? { id, type, size: Number(size) } : undefined;
	});
}

export const blob = (repository: string, id: string): Buffer => bytes(repository, ["cat-file", "blob", id]);
