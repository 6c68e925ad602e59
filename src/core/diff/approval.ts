import type { Document } from "../document/document.js";
import { child, items, textOf, type YamlNode } from "../document/node.js";

/** What an entry of `approvals` says about the text that was approved. */
export interface Approval {
	/** JSON pointer of the entry. */
	readonly pointer: string;
	/** `rai1:sha256:…` */
	readonly digest: string;
	readonly role?: string;
	readonly decision?: string;
	readonly date?: string;
	readonly version?: string;
}

const DIGEST = /^rai1:sha256:[0-9a-f]{64}$/;

/** The newest entry that names the text it is about, by date; of one day, the last that was recorded. */
export function newestApproval({ root }: Document): Approval | undefined {
	const found = items(child(root, "approvals")).flatMap((entry, i) => approvalIn(entry, `/approvals/${i}`));
	return found.reduce<Approval | undefined>((newest, entry) => (newest && dateOf(newest) > dateOf(entry) ? newest : entry), undefined);
}

const dateOf = ({ date = "" }: Approval): string => date;

function approvalIn(entry: YamlNode, pointer: string): Approval[] {
	const digest = textOf(child(entry, "digest")) ?? "";
	if (!DIGEST.test(digest)) return [];
	const said = (["role", "decision", "date", "version"] as const).flatMap((key) => {
		const text = textOf(child(entry, key));
		return text === undefined ? [] : [[key, text]];
	});
	return [{ pointer, digest, ...Object.fromEntries(said) }];
}
