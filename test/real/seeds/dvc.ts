import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { fields } from "../git.js";
import type { History } from "../history.js";
import { misspelt, oneDigitOff } from "../random.js";
import { type Expected, escaped, lie, type Seed, truth } from "../seed.js";

/** An output as DVC recorded it. */
interface Out {
	/** The .dvc file or dvc.lock, and what stands behind the `#`. */
	readonly pointer: string;
	readonly output?: string;
	/** 32 hex characters, and `.dir` for a folder. */
	readonly md5: string;
	/** Where its bytes belong. */
	readonly place: string;
}

interface Stage {
	readonly wdir?: string;
	readonly outs?: readonly { readonly path: string; readonly md5?: string }[];
}

const nameOf = ({ pointer, output }: Out): string => `dvc:${escaped(pointer)}${output === undefined ? "" : `#${escaped(output)}`}`;

export function outsIn({ clone }: Pick<History, "clone">): Out[] {
	const files = fields(clone, ["ls-files", "-z"]).filter((file) => /\.dvc$|(?:^|\/)dvc\.lock$/.test(file));
	return files.flatMap((pointer) => {
		const content = parse(readFileSync(path.join(clone, pointer), "utf8")) as Stage & { readonly stages?: Record<string, Stage> };
		const stages = pointer.endsWith(".lock") ? Object.entries(content.stages ?? {}) : [["", content] as const];
		return stages.flatMap(([name, { wdir = ".", outs = [] }]) =>
			outs.flatMap(({ path: file, md5 }) => {
				const place = path.posix.join(path.posix.dirname(pointer), wdir, file);
				return md5 ? [{ pointer, md5, place, ...(name && { output: `${name}/${file}` }) }] : [];
			}),
		);
	});
}

/** Most bytes lie in a remote; those that are committed can be compared. */
function expectedOf(clone: string, { md5, place }: Out): Expected {
	const stat = statSync(path.join(clone, place), { throwIfNoEntry: false });
	if (!stat?.isFile()) return { state: "unverifiable" };
	const content = readFileSync(path.join(clone, place));
	const hashes = [content, Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1")].map((bytes) =>
		createHash("md5").update(bytes).digest("hex"),
	);
	return hashes.includes(md5)
		? { state: "verified", rules: ["trace/dvc-weak-digest"], at: `md5:${md5}` }
		: { state: "broken", rules: ["trace/digest-mismatch"], at: nameOf({ pointer: "", md5, place }) };
}

export const dvcTruths = (history: History): Seed[] =>
	outsIn(history).map((out) => {
		const expected = expectedOf(history.clone, out);
		const sort = expected.state === "unverifiable" ? "DVC output that is not pulled" : "DVC output that is committed";
		return truth(sort, `${nameOf(out)}@md5:${out.md5}`, { expected });
	});

export function dvcLies(history: History): Seed[] {
	const { random } = history;
	return outsIn(history).flatMap((out) => {
		const [hex = "", dir = ""] = out.md5.split(/(?=\.dir$)/);
		const wrong = `md5:${oneDigitOff(hex, random)}${dir}`;
		const pointer = misspelt(out.pointer.replace(/\.\w+$/, ""), random) + path.posix.extname(out.pointer);
		const stages = out.output ? [misspelt(out.output, random)] : [];
		return [
			lie("DVC output with a wrong md5", `${nameOf(out)}@${wrong}`, "trace/digest-mismatch", wrong),
			lie("DVC output without its md5", nameOf(out), "trace/digest-missing", nameOf(out), { state: "unpinned" }),
			...(/\.dvc$/.test(pointer)
				? [lie("DVC file that is not there", nameOf({ ...out, pointer }), "trace/path-missing", escaped(pointer))]
				: []),
			...stages.map((output) =>
				lie("output that DVC does not have", nameOf({ ...out, output }), "trace/fragment-missing", escaped(output)),
			),
		];
	});
}
