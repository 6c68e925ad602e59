import { type Artifact, systemOf } from "../artifact.js";
import type { Document } from "../document/document.js";
import { child, items, resolved, textOf, type YamlNode } from "../document/node.js";
import { versionOf } from "../governance/approvals.js";
import { type Dated, dateAt } from "../rules/dates.js";
import { digestOf } from "../trace/digest.js";
import { parseReference } from "../trace/grammar/parse.js";
import type { ArtifactReference } from "../trace/reference.js";

/** One entry of `waives`. */
export interface Waiver {
	readonly rule: string;
	readonly documents: readonly ArtifactReference[];
	/** Whether it names all documents of its system, not some by id. */
	readonly all: boolean;
	/** JSON pointer of the one field it is about; absent where it is about the whole document. */
	readonly field?: string;
	/** Where it stands in the exception. */
	readonly pointer: string;
}

export const EXCEPTION_KIND = "exception-request";

export const isException = ({ kind }: Pick<Artifact, "kind">): boolean => kind.id === EXCEPTION_KIND;

/** @param root of an exception, present or past */
export const waiversIn = (root: YamlNode | undefined): Waiver[] =>
	items(child(root, "waives")).flatMap((node, i) => {
		const rule = textOf(child(node, "rule"));
		return rule ? [waiverAt(node, rule, `/waives/${i}`)] : [];
	});

function waiverAt(node: YamlNode, rule: string, pointer: string): Waiver {
	const named = child(node, "artifacts");
	const field = textOf(child(node, "pointer"));
	const references = items(named).flatMap((item) => documentIn(textOf(item)));
	return { rule, documents: references, all: textOf(named) === "all", ...(field && { field }), pointer };
}

function documentIn(text: string | undefined): ArtifactReference[] {
	const reference = text === undefined ? undefined : parseReference(text);
	return reference?.type === "artifact" ? [reference] : [];
}

export interface Period {
	readonly start: Dated | undefined;
	/** The last day. */
	readonly expires: Dated | undefined;
}

export function periodIn(root: YamlNode | undefined): Period {
	const period = resolved(child(root, "period"));
	return { start: dateAt(child(period, "start")), expires: dateAt(child(period, "expires")) };
}

/** What of a document decides whether a waiver names it. */
export interface Named {
	readonly id: string;
	readonly system: string | undefined;
}

/** Whether a waiver is about a document, whichever version of it. */
export const isAbout = ({ all, documents }: Waiver, system: string | undefined, { id, system: its }: Named): boolean =>
	all ? system !== undefined && its === system : documents.some((one) => one.id === id);

/** Whether it is about the text of the document as it is: a version or a digest may be named. */
export function isAboutText(waiver: Waiver, artifact: Artifact): boolean {
	if (waiver.all) return true;
	return waiver.documents.some(
		({ id, version, digest }) =>
			id === artifact.id &&
			(version === undefined || version === versionOf(artifact)) &&
			(digest === undefined || `rai1:sha256:${digest.value}` === digestOf(artifact.document)),
	);
}

/** Of a problem: the field itself, or something inside of it. */
export const isInField = ({ field }: Waiver, pointer: string | null): boolean =>
	field === undefined || pointer === field || (pointer?.startsWith(`${field}/`) ?? false);

/** Those that say they are exceptions. */
export const saysException = ({ root }: Document): boolean => textOf(child(root, "artifact")) === EXCEPTION_KIND;

export const namedOf = ({ id, document }: Artifact): Named => ({ id: id ?? "", system: systemOf(document) });
