import { pointerOf } from "../../document/pointer.js";
import { TIERS } from "../kind.js";
import type { DeclaredKind } from "./declared.js";
import type { KindFault } from "./fault.js";
import { inRoot, type ReadPart } from "./gather.js";

/** The texts that a policy's templates begin documents with, as far as they were read. */
export interface Templates {
	/** As `tier-1` to `tier-3`; absent where none is named, or can be used. */
	readonly templates?: Readonly<Record<string, string>>;
	readonly parts: readonly string[];
	readonly faults: readonly KindFault[];
}

export function templatesOf({ id, templates }: DeclaredKind, read: ReadPart): Templates {
	const named = TIERS.flatMap((tier) => (templates[tier] === undefined ? [] : [{ tier, written: templates[tier] }]));
	const single = new Set(named.map(({ written }) => written)).size === 1 && named.length === TIERS.length;
	const opened = named.map(({ tier, written }) => ({ tier, ...templateAt(written, read) }));
	const pointerAt = (tier: number): string => pointerOf(["kinds", id, "template", ...(single ? [] : [tier])]);
	const faults = opened.flatMap(({ tier, fault }) => (fault === undefined ? [] : [{ pointer: pointerAt(tier), message: fault }]));
	const texts = opened.flatMap(({ tier, text }) => (text === undefined ? [] : [[`tier-${tier}`, text] as const]));
	return {
		...(texts.length > 0 && { templates: Object.fromEntries(texts) }),
		parts: opened.flatMap(({ path }) => path ?? []),
		faults: single ? faults.slice(0, 1) : faults,
	};
}

interface Opened {
	readonly path?: string;
	readonly text?: string;
	readonly fault?: string;
}

function templateAt(written: string, read: ReadPart): Opened {
	const path = /\.(?:md|markdown)$/i.test(written) ? inRoot(written) : undefined;
	if (path === undefined)
		return { fault: `“${written}” is no template in this repository: write the path of a Markdown file from the root.` };
	const file = read(path);
	if (!file) return { path };
	if ("fault" in file) return { path, fault: `“${path}” ${file.fault}.` };
	const text = file.text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n");
	return /^---\n[\s\S]*?\n---\n/.test(text)
		? { path, text }
		: { path, fault: `“${path}” has no front matter: a template begins with “---”, as documents do.` };
}
