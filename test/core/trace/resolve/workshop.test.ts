import assert from "node:assert/strict";
import type { Workshop } from "../../../../src/core/ports.js";
import { evidenceIn } from "../../../../src/core/trace/claims/evidence.js";
import type { Lookup, Selector } from "../../../../src/core/trace/resolution.js";
import { answer } from "../../../../src/core/trace/resolve/resolve.js";
import { digestOf, fakeDisk, fakeGit } from "../fakes.js";
import { lookupFor } from "./asking.js";

const at = (pointer: string): Selector => ({ by: "pointer", pointer });

/** 300 kB, and the same number as in the small file. */
const LARGE = JSON.stringify({ auroc: 0.817, padding: "x".repeat(300_000) });
const SMALL = '{ "auroc": 0.817 }';

const FILES = { "large.json": LARGE, "small.json": SMALL, "middle.json": `{ "padding": "${"x".repeat(30_000)}" }` };
const GIT = fakeGit({ commits: [{ files: FILES }], branches: { main: 0 } });
const SHA = GIT.ids[0] ?? "";

/** Does what it is asked for, and says so. */
function workshopThat(does: Partial<Workshop> = {}): Workshop & { readonly asked: string[] } {
	const asked: string[] = [];
	return {
		asked,
		async evidence(bytes, name, source, selectors, signal) {
			asked.push(`${selectors.length} of ${name}`);
			return does.evidence?.(bytes, name, source, selectors, signal) ?? evidenceIn(bytes, name, source, selectors);
		},
		async digests(bytes, algorithms, signal) {
			asked.push(algorithms.join(" and "));
			return does.digests?.(bytes, algorithms, signal) ?? { sha256: digestOf(bytes) };
		},
	};
}

const numbersOf = (file: string, ...pointers: string[]): Lookup[] =>
	pointers.map((pointer) => ({ ...lookupFor(`git:${SHA}#${file}`), selector: at(pointer) }));

const ask = (lookups: readonly Lookup[], workshop?: Workshop, signal?: AbortSignal) =>
	answer(lookups, { git: GIT, disk: fakeDisk(FILES), ...(workshop && { workshop }), ...(signal && { signal }) });

const refuse = async (): Promise<never> => {
	throw new Error("the thread that reads it ended with 134");
};

describe("Work that takes long", () => {
	const lookups = [...numbersOf("large.json", "/auroc", "/f1"), ...numbersOf("small.json", "/auroc")];

	it("is done in the workshop, once for all numbers of a file; what is small is not", async () => {
		const workshop = workshopThat();
		const answers = await ask(lookups, workshop);
		assert.deepEqual(workshop.asked, ["2 of large.json"]);
		assert.deepEqual(answers, await ask(lookups));
	});

	it("is much that is small, too", async () => {
		const workshop = workshopThat();
		await ask(numbersOf("middle.json", ...Array.from({ length: 40 }, (_, i) => `/${i}`)), workshop);
		assert.deepEqual(workshop.asked, ["40 of middle.json"]);
	});

	it("is to hash what was committed, once for all who recorded a digest of it", async () => {
		const workshop = workshopThat();
		const digests = [`sha256:${digestOf(LARGE)}`, `sha256:${digestOf("other")}`, `gitBlob:${GIT.id(0, "large.json")}`];
		const recorded = digests.map((digest) => lookupFor(`git:${SHA}#large.json`, digest));
		const answers = await ask(recorded, workshop);
		assert.deepEqual(workshop.asked, ["sha256"]);
		assert.deepEqual(answers, await ask(recorded));
		assert.deepEqual(
			answers.map(({ resolution: { state } }) => state),
			["verified", "broken", "verified"],
		);
		await ask([lookupFor(`git:${SHA}#small.json`, `sha256:${digestOf(SMALL)}`)], workshop);
		assert.deepEqual(workshop.asked, ["sha256"]);
	});

	it("that cannot be done is not checkable, and nothing else is the worse for it", async () => {
		const workshop = workshopThat({ evidence: refuse, digests: refuse });
		const hashed = lookupFor(`git:${SHA}#large.json`, `sha256:${digestOf(LARGE)}`);
		const [large, , small, digest] = await ask([...lookups, hashed], workshop);
		assert.deepEqual(large?.resolution.state, "verified");
		assert.deepEqual(large?.evidence, {
			state: "unverifiable",
			reason: "large.json could not be read (the thread that reads it ended with 134)",
			source: `large.json at ${SHA.slice(0, 7)}`,
		});
		assert.equal(small?.evidence?.value, "0.817");
		assert.deepEqual(
			[digest?.resolution.state, digest?.resolution.reason, digest?.resolution.remedy],
			["unverifiable", "could not be hashed (the thread that reads it ended with 134)", "Have the references checked again."],
		);
	});

	it("is given up where the caller has stopped", async () => {
		const stop = new AbortController();
		const giveUp = async (): Promise<never> => {
			stop.abort();
			throw stop.signal.reason;
		};
		await assert.rejects(ask(lookups, workshopThat({ evidence: giveUp }), stop.signal), { name: "AbortError" });
	});

	it("is never our own mistake", async () => {
		const mistake = async (): Promise<never> => {
			throw new TypeError("x is not a function");
		};
		await assert.rejects(ask(lookups, workshopThat({ evidence: mistake })), TypeError);
	});
});
