import { StringDecoder } from "node:string_decoder";
import { GitError, PATIENCE, type Place, startGit, tooSlow } from "./process.js";

export interface Output {
	readonly stdout: Buffer;
	/** What git complained about: the line that says why it stopped, else the first. */
	readonly said: string;
	/** Not zero where git stopped before its end. */
	readonly code: number | null;
}

export interface RunOptions {
	readonly input?: string;
	/** Gets what git writes, which is then not kept. */
	readonly take?: (chunk: Buffer) => void;
	readonly signal?: AbortSignal | undefined;
	/** Milliseconds of silence after which git is ended: however long an answer is, as long as it goes on. */
	readonly patience?: number;
}

/** Runs git to its end, whatever its exit code. Rejects with a {@link GitError} where git is missing or silent for too long. */
export function run(
	at: string | Place,
	args: readonly string[],
	{ input = "", take, signal, patience = PATIENCE }: RunOptions = {},
): Promise<Output> {
	return new Promise((resolve, reject) => {
		const child = startGit(typeof at === "string" ? { root: at } : at, args, { ...(signal && { signal }) });
		// Not the timeout of spawn: where there is no git to start, Node forgets to clear it, and the program waits for it to end.
		const timer = setTimeout(() => child.kill(), patience);
		const chunks: Buffer[] = [];
		const complaints: Buffer[] = [];
		child.stdout.on("data", take ?? ((chunk: Buffer) => chunks.push(chunk)));
		child.stdout.on("data", () => timer.refresh());
		child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
		// Where git ends early there is nobody left to read the input; its exit code says why.
		child.stdin.on("error", () => undefined);
		child.on("error", (error) => {
			clearTimeout(timer);
			reject(signal?.aborted ? error : new GitError(error.message));
		});
		child.on("close", (code, killed) => {
			clearTimeout(timer);
			if (killed) reject(tooSlow(args[0] ?? ""));
			else resolve({ stdout: Buffer.concat(chunks), said: complaint(Buffer.concat(complaints).toString()), code });
		});
		child.stdin.end(input);
	});
}

function complaint(text: string): string {
	const lines = text.split("\n");
	return lines.find((line) => line.startsWith("fatal: ")) ?? lines[0] ?? "";
}

/** Runs git. Rejects with a {@link GitError} where git is missing, takes too long, or ends with another exit code than zero. */
export async function git(at: string | Place, args: readonly string[], options?: RunOptions): Promise<Buffer> {
	const { stdout, said, code } = await run(at, args, options);
	if (code !== 0) throw new GitError(said || `git ${args[0]} ended with ${code}`);
	return stdout;
}

/** What git wrote, or undefined where it found nothing, which its exit code says. */
export async function find(at: string | Place, args: readonly string[], options?: RunOptions): Promise<string | undefined> {
	const { stdout, said, code } = await run(at, args, options);
	if (code !== 0 && code !== 1) throw new GitError(said || `git ${args[0]} ended with ${code}`);
	return code === 0 ? stdout.toString() : undefined;
}

/** Hands over what stands before each NUL as git writes it: however long the answer is, nobody else waits for it. */
export async function eachField(
	at: string | Place,
	args: readonly string[],
	hand: (field: string) => void,
	options?: Omit<RunOptions, "take">,
): Promise<void> {
	const decoder = new StringDecoder("utf8");
	let begun = "";
	const take = (chunk: Buffer): void => {
		const fields = (begun + decoder.write(chunk)).split("\0");
		begun = fields.pop() ?? "";
		for (const field of fields) hand(field);
	};
	await git(at, args, { ...options, take });
}
