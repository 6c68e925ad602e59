import { MAX_FILES } from "../export/limits.js";
import { type PacketManifest, writtenManifest } from "../export/manifest.js";
import { NotReadable } from "./reading.js";

type Check = (value: unknown) => boolean;

const matching =
	(pattern: RegExp): Check =>
	(value) =>
		typeof value === "string" && pattern.test(value);
const maybe =
	(check: Check): Check =>
	(value) =>
		value === undefined || check(value);
const exactly =
	(wanted: unknown): Check =>
	(value) =>
		value === wanted;
const listOf =
	(check: Check): Check =>
	(value) =>
		Array.isArray(value) && value.length <= MAX_FILES && value.every(check);
/** With these keys and no others. */
const mapping =
	(fields: Readonly<Record<string, Check>>): Check =>
	(value) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
		const own = value as Readonly<Record<string, unknown>>;
		return Object.keys(own).every((key) => Object.hasOwn(fields, key)) && Object.entries(fields).every(([key, check]) => check(own[key]));
	};

const text = matching(/^[\s\S]{0,10000}$/);
const hex = matching(/^[0-9a-f]{64}$/);

const document = {
	id: maybe(text),
	path: text,
	version: maybe(text),
	digest: maybe(matching(/^rai1:sha256:[0-9a-f]{64}$/)),
	sha256: hex,
};

const manifest = mapping({
	schema: exactly(1),
	tool: mapping({ name: text, version: text }),
	packet: mapping({ ...document, withheld: maybe(exactly(true)) }),
	at: matching(/^\d{4}-\d{2}-\d{2}$/),
	commit: maybe(matching(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)),
	uncommitted: maybe(listOf(text)),
	policyDigest: hex,
	members: listOf(mapping({ ...document, status: text, withheld: maybe(exactly(true)) })),
	evidence: listOf(
		(value) =>
			mapping({ ref: text, path: text, sha256: hex, included: exactly(true) })(value) ||
			mapping({ ref: text, included: exactly(false), reason: text })(value),
	),
	unusual: listOf(text),
	page: maybe(mapping({ path: text, sha256: hex })),
});

/** A manifest by somebody unknown. @throws {@link NotReadable} where it is none */
export function readManifest(written: string): PacketManifest {
	const value = parsed(written);
	const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
	if (typeof schema === "number" && schema > 1) throw new NotReadable("It was made by a later version of rai-docs: verify it with that.");
	if (!manifest(value)) throw new NotReadable("Its manifest is none that rai-docs writes.");
	return value as PacketManifest;
}

function parsed(written: string): unknown {
	try {
		return JSON.parse(written);
	} catch {
		throw new NotReadable("Its manifest is not JSON.");
	}
}

/** Whether it is written in the one way there is: another reader could not take it for something else. */
export const isAsWritten = (written: string, manifest: PacketManifest): boolean => written === writtenManifest(manifest);
