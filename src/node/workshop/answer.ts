import { evidenceIn, type FileDigest } from "../../core/index.js";
import { ALGORITHMS } from "../hashing/algorithms.js";
import { serve } from "../thread/serve.js";
import type { Digests, Question, Result } from "./messages.js";

/** What runs in the workshop's thread. */
serve<Question, Result>((question) => {
	const { bytes } = question;
	if ("algorithms" in question) return digestsOf(bytes, question.algorithms);
	return evidenceIn(bytes, question.name, question.source, question.selectors);
});

const digestsOf = (bytes: Uint8Array, algorithms: readonly FileDigest[]): Digests =>
	Object.fromEntries(algorithms.map((algorithm) => [algorithm, digestOf(bytes, algorithm)]));

function digestOf(bytes: Uint8Array, algorithm: FileDigest): string {
	const hashing = ALGORITHMS[algorithm](BigInt(bytes.length));
	hashing.update(bytes);
	return hashing.digest();
}
