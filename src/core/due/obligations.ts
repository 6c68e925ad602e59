import { type Artifact, systemOf } from "../artifact.js";
import { child, isEmpty, resolved, textOf, type YamlNode } from "../document/node.js";
import { type Located, locate, locateAll, parentOf } from "../document/pointer.js";
import { Exception } from "../exceptions/exception.js";
import { isException } from "../exceptions/waivers.js";
import type { Named } from "../governance/person.js";
import { isPast } from "../kinds/lifecycle.js";
import { dateAt } from "../rules/dates.js";
import { plain } from "../trace/plain.js";
import { DUE_FIELDS, type DueField } from "./fields.js";

/** Something in a document that somebody has to do, or that ends. */
export interface Obligation {
	/** `mitigation`, `review`, `exception`, … */
	readonly what: string;
	/** In the document's words, on one line. */
	readonly title: string;
	/** YYYY-MM-DD, as written; absent where no day is given. */
	readonly due?: string;
	/** A name; empty where nobody is named. */
	readonly owner: string;
	/** As written; empty where nothing is. */
	readonly status: string;
	/** Somebody has to do it, and has not. */
	readonly action: boolean;
	/** The document's id, or its path where it has none. */
	readonly artifact: string;
	readonly system: string;
	/** Root-relative. */
	readonly path: string;
	/** JSON pointer of the day, or of the entry where there is none. */
	readonly pointer: string;
	/** Zero-based. */
	readonly line: number;
}

/** What a document waits for: nothing where it is a thing of the past. What is done, accepted or closed is left out. */
export function obligationsOf(artifact: Artifact): Obligation[] {
	const { kind, status, document } = artifact;
	if (kind.family !== "rai" || isPast(status) || document.errors.length > 0 || document.trouble) return [];
	if (isException(artifact) && !new Exception(artifact).inForce) return [];
	return DUE_FIELDS.filter(({ kinds }) => kinds?.includes(kind.id) ?? true).flatMap((field) =>
		locateAll(document.root, field.entries)
			.filter((at) => !isEmpty(at.node) && !isSettled(artifact, at, field))
			.flatMap((at) => obligationAt(artifact, at, field) ?? []),
	);
}

function isSettled({ document }: Artifact, { pointer }: Located, { settled = [] }: DueField): boolean {
	return settled.some((one) => {
		const text = textOf(locate(document.root, `${above(pointer, one.up ?? 0)}${one.at}`)?.node);
		return text !== undefined && (one.values?.includes(text) ?? true);
	});
}

/** So many steps up, at most to the document itself. */
const above = (pointer: string, steps: number): string => (steps === 0 ? pointer : above(parentOf(pointer), steps - 1));

function obligationAt(artifact: Artifact, at: Located, field: DueField): Obligation | undefined {
	const { document, id } = artifact;
	const day = locate(at.node, field.date);
	const due = dateAt(day?.node)?.date;
	if (due === undefined && !field.action) return undefined;
	const place = due === undefined || !day ? at.node : day.node;
	return {
		what: field.what,
		title: titleOf(artifact, at.node, field),
		...(due !== undefined && { due }),
		owner: ownerAt(document.root, at.pointer)?.name ?? "",
		status: textOf(child(at.node, "status")) ?? "",
		action: field.action ?? false,
		artifact: id ?? document.path,
		system: systemOf(document) ?? "",
		path: document.path,
		pointer: due === undefined ? at.pointer : `${at.pointer}${field.date}`,
		line: document.lines.lineAt(place.span.start),
	};
}

function titleOf(artifact: Artifact, node: YamlNode, { words = ["/title"] }: DueField): string {
	const texts = words.flatMap((pointer) => textOf(locate(node, pointer)?.node) ?? textOf(locate(node, `${pointer}/ref`)?.node) ?? []);
	return plain(texts[0] ?? artifact.kind.title);
}

/** Who sees to what stands at a pointer: its own owner, else that of what it stands in, else the document's. */
export function ownerAt(root: YamlNode | undefined, pointer: string): Named | undefined {
	const owner = personIn(locate(root, `${pointer}/owner`)?.node);
	return owner || pointer === "" ? owner : ownerAt(root, parentOf(pointer));
}

/** A person as a mapping or by name. */
export function personIn(node: YamlNode | undefined): Named | undefined {
	const at = resolved(node);
	const name = plain((at?.kind === "map" ? textOf(child(at, "name")) : textOf(at)) ?? "");
	const email = at?.kind === "map" ? textOf(child(at, "email")) : undefined;
	return name === "" ? undefined : { name, ...(email !== undefined && { email: plain(email) }) };
}

/** What a log of decisions keeps, met or not: conditions, and decisions with their end, in the words by which the packet that has them too says the same. */
export const keptConditions = ({ kind, front }: Artifact): string[] =>
	kind.id === "decision-log" ? [...textsAt(front, "/decisions/-/conditions/-/text"), ...endingIn(front)] : [];

const endingIn = (front: YamlNode | undefined): string[] =>
	locateAll(front, "/decisions/-").flatMap(({ node }) => (isEmpty(child(node, "expires")) ? [] : textsAt(node, "/title")));

export const textsAt = (front: YamlNode | undefined, pointer: string): string[] =>
	locateAll(front, pointer).flatMap(({ node }) => {
		const text = textOf(node);
		return text === undefined ? [] : [plain(text)];
	});

/** Whether it is a board's condition in its packet, one that a memo asked for, or a packet's end, that a log keeps too: the log says how it stands. */
export const isCopy = ({ pointer, title }: Pick<Obligation, "pointer" | "title">, kept: ReadonlySet<string>): boolean =>
	/^\/(?:approvals\/|conditions\/|expires$)/.test(pointer) && kept.has(title);
