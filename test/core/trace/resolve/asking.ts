import assert from "node:assert/strict";
import { parseDigest } from "../../../../src/core/trace/grammar/digest.js";
import { parseReference } from "../../../../src/core/trace/grammar/parse.js";
import type { Reference } from "../../../../src/core/trace/reference.js";
import type { Lookup, Resolution } from "../../../../src/core/trace/resolution.js";
import type { Found, Resolver } from "../../../../src/core/trace/resolve/resolver.js";
import { type Bytes, type FakeDisk, type FakeHistory, fakeDisk, fakeGit } from "../fakes.js";

export interface World {
	readonly files?: Readonly<Record<string, Bytes>>;
	/** A repository in which all files are tracked where absent. */
	readonly history?: FakeHistory;
	/** Links that lead out of the root. */
	readonly links?: readonly string[];
	/** Changes the disk. */
	readonly disk?: (disk: FakeDisk) => FakeDisk;
}

/** What is asked about a reference as it is written. @param beside the digest beside it */
export function lookupFor(text: string, beside?: string): Lookup {
	const reference = parseReference(text);
	assert.ok(reference.type !== "malformed", `${text}: ${"message" in reference ? reference.message : ""}`);
	const digest = beside === undefined ? reference.digest : parseDigest(beside);
	return { reference, ...(digest && { digest }) };
}

/** Asks one resolver about references, in one batch. */
export async function askAll<R extends Reference>(
	resolve: Resolver<R>,
	lookups: readonly Lookup[],
	world: World = {},
): Promise<readonly Found[]> {
	const disk = fakeDisk(world.files ?? {}, [], world.links);
	const git = fakeGit(world.history ?? { commits: [{ files: world.files ?? {} }] });
	return resolve(lookups as readonly Lookup<R>[], { disk: world.disk?.(disk) ?? disk, git });
}

export async function ask<R extends Reference>(resolve: Resolver<R>, lookup: Lookup, world: World = {}): Promise<Found> {
	const [found] = await askAll(resolve, [lookup], world);
	assert.ok(found);
	return found;
}

/** `broken V2: its sha256 is not the recorded one; trace/digest-mismatch at digest`, with what its parts say where they are there. */
export const told = ({ state, level, reason, faults }: Resolution): string =>
	[`${state} ${level}: ${reason}`, ...faults.map(({ rule, part }) => (part ? `${rule} at ${part}` : rule))].join("; ");

/** What the fixes would write. */
export const fixesOf = ({ faults }: Resolution): readonly (string | undefined)[] =>
	faults.flatMap(({ fixes = [] }) => fixes.map(({ text, digest }) => text ?? digest));

/** One case: a reference, what surrounds it, and what is told. */
export interface Case extends World {
	readonly it: string;
	readonly ref: string;
	readonly beside?: string;
	readonly told: string;
	readonly fixes?: readonly string[];
	/** In the first fault's message. */
	readonly says?: RegExp;
	readonly remedy?: string;
	readonly facts?: Readonly<Record<string, string>>;
	/** What is read as evidence, or why it is not. */
	readonly content?: string;
}

/** Runs cases; a message is one or two sentences whatever it says. */
export function cases<R extends Reference>(resolve: Resolver<R>, all: readonly Case[]): void {
	for (const one of all) {
		it(one.it, async () => {
			const { resolution, content } = await ask(resolve, lookupFor(one.ref, one.beside), one);
			assert.equal(told(resolution), one.told);
			assert.deepEqual(fixesOf(resolution), one.fixes ?? []);
			assert.equal(resolution.git, true);
			if (one.says) assert.match(resolution.faults[0]?.message ?? "", one.says);
			if (one.remedy) assert.equal(resolution.remedy, one.remedy);
			for (const [name, value] of Object.entries(one.facts ?? {})) assert.equal(resolution.facts?.[name], value);
			if (one.content !== undefined) {
				const read = await content?.read();
				assert.equal(read instanceof Uint8Array ? new TextDecoder().decode(read) : read?.unreadable, one.content);
			}
			for (const { message } of resolution.faults) assert.match(message, /^[^!]+[.?]$/);
			for (const text of fixesOf(resolution)) if (text && !parseDigest(text)) assert.notEqual(parseReference(text).type, "malformed", text);
		});
	}
}
