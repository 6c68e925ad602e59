import { bytesToHex } from "@noble/hashes/utils";
import { child, items, resolved, textOf, type YamlNode } from "../../document/node.js";
import { fromBase64 } from "./base64.js";
import type { NotRead } from "./dvcText.js";
import { jsonObject } from "./json.js";

/** Digests by algorithm, as in-toto names them: https://github.com/in-toto/attestation/blob/main/spec/v1/digest_set.md */
export type DigestSet = Readonly<Record<string, string>>;

/** What something is said of, or was made from. */
export interface Resource {
	readonly name?: string;
	readonly uri?: string;
	readonly digest: DigestSet;
}

/** An in-toto Statement. */
export interface Statement {
	readonly subjects: readonly Resource[];
	/** What kind of thing it says: `https://slsa.dev/provenance/v1`. */
	readonly predicateType: string;
	/** What SLSA provenance says that the subject was made from. */
	readonly materials: readonly Resource[];
	/** Whether signatures stand beside it. They are not checked. */
	readonly signed: boolean;
}

/**
 * Reads in-toto Statements: bare, in DSSE envelopes one a line or alone, or in a Sigstore bundle (of a `messageSignature`, the digest that
 * was signed). Lines of a bundle that hold other statements are passed over, as the specification demands.
 */
export function readStatements(text: string): readonly Statement[] | NotRead {
	const whole = jsonObject(text);
	const lines = "message" in whole ? text.split(/\r?\n/).filter((line) => line.trim() !== "") : [];
	const objects = lines.length > 1 ? lines.map(jsonObject) : [whole];
	const statements = objects.flatMap((object) => ("message" in object ? [] : statementsIn(object)));
	if (statements.length > 0) return statements;
	const isJson = objects.some((object) => !("message" in object));
	return "message" in whole && !isJson ? whole : { message: "it holds no in-toto Statement" };
}

function statementsIn(node: YamlNode): Statement[] {
	const envelope = child(node, "dsseEnvelope") ?? (child(node, "payloadType") ? node : undefined);
	if (envelope) return fromEnvelope(envelope);
	const message = child(node, "messageSignature");
	return message ? fromMessage(message) : fromStatement(node, false);
}

function fromEnvelope(envelope: YamlNode): Statement[] {
	if (!/^application\/vnd\.in-toto\b.*json$/.test(textOf(child(envelope, "payloadType")) ?? "")) return [];
	const payload = fromBase64(textOf(child(envelope, "payload")) ?? "");
	const node = payload && jsonObject(new TextDecoder().decode(payload));
	return node && !("message" in node) ? fromStatement(node, items(child(envelope, "signatures")).length > 0) : [];
}

function fromStatement(node: YamlNode, signed: boolean): Statement[] {
	if (!/^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/.test(textOf(child(node, "_type")) ?? "")) return [];
	const predicate = child(node, "predicate");
	const dependencies = child(child(predicate, "buildDefinition"), "resolvedDependencies") ?? child(predicate, "materials");
	return [
		{
			subjects: items(child(node, "subject")).map(resource),
			predicateType: textOf(child(node, "predicateType")) ?? "",
			materials: items(dependencies).map(resource),
			signed,
		},
	];
}

function resource(node: YamlNode): Resource {
	const [name, uri] = [textOf(child(node, "name")), textOf(child(node, "uri"))];
	const set = resolved(child(node, "digest"));
	const entries = set?.kind === "map" ? set.entries : [];
	const digest = entries.flatMap(({ key, value }) => {
		const hex = textOf(value);
		return hex === undefined ? [] : [[key.text, hex.toLowerCase()] as const];
	});
	return { ...(name && { name }), ...(uri && { uri }), digest: Object.fromEntries(digest) };
}

const SIGSTORE: Readonly<Record<string, string>> = { SHA2_256: "sha256", SHA2_512: "sha512" };

/** A signature of a file's bytes, without a statement: https://github.com/sigstore/protobuf-specs */
function fromMessage(message: YamlNode): Statement[] {
	const digest = child(message, "messageDigest");
	const algorithm = SIGSTORE[textOf(child(digest, "algorithm")) ?? ""];
	const bytes = fromBase64(textOf(child(digest, "digest")) ?? "");
	if (!algorithm || !bytes) return [];
	return [{ subjects: [{ digest: { [algorithm]: bytesToHex(bytes) } }], predicateType: "", materials: [], signed: true }];
}
