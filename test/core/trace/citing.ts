import type { Artifact } from "../../../src/core/artifact.js";
import type { Library } from "../../../src/core/library/library.js";
import type { Citation } from "../../../src/core/trace/citation.js";
import type { Answer, Resolution } from "../../../src/core/trace/resolution.js";
import type { Traced } from "../../../src/core/trace/trace.js";
import { checkedIn, workspace } from "../language/marked.js";

export const COMMIT = "3f2a9c1d4b5e6f708192a3b4c5d6e7f8091a2b3c";
export const SHA256 = "9b1c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c";

/** A model card with these lines in its front matter, and these in its body. */
export const card = (front: string, body = ""): string => `---\nartifact: model-card\nid: MC-parking\n${front}---\n${body}`;

export interface Cited {
	readonly text: string;
	readonly artifact: Artifact;
	readonly citations: readonly Citation[];
}

/** The references of one document, alone in its workspace. */
export function cited(text: string, path = "card.md"): Cited {
	const library = workspace({ [path]: text });
	return { text, artifact: checkedIn(library, path).artifact, citations: library.citationsOf(path) };
}

export const resolution = (more: Partial<Resolution> = {}): Resolution => ({
	state: "verified",
	level: "V3",
	reason: "is as recorded",
	faults: [],
	...more,
});

/** What is known of a document once its references have these answers, by their texts. */
export function tracedWith(library: Library, path: string, answers: Readonly<Record<string, Partial<Resolution> | Answer>>): Traced {
	for (const lookup of library.take()) {
		const found = answers[lookup.reference.text];
		if (found) library.settle([lookup], ["resolution" in found ? found : { resolution: resolution(found) }]);
	}
	const { traced } = checkedIn(library, path);
	if (!traced) throw new Error(`nothing is known of ${path}`);
	return traced;
}
