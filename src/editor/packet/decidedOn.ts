import * as vscode from "vscode";
import { type Document, documentsDecidedOn, type History, type LastDecision, lastDecision } from "../../core/index.js";
import { gitHistory } from "../../node/git/history.js";
import type { RootedPath } from "../roots.js";

type Documents = ReadonlyMap<string, Document>;

const NONE: Documents = new Map();

/** No process runs in Restricted Mode. */
const NO_HISTORY: History = { texts: async () => ({ state: "none", texts: new Map() }) };

/** What a packet's board decided on last, by id, as far as it is here or committed. */
export async function decidedOn(packet: RootedPath, at: string, signal?: AbortSignal): Promise<Documents> {
	const last = lastOf(packet, at);
	return last ? documentsOf(packet, last, signal) : NONE;
}

function lastOf({ root, path }: RootedPath, at: string): LastDecision | undefined {
	const packet = root.library.check(path)?.artifact;
	return packet && lastDecision(root.library, packet, at);
}

function documentsOf({ root }: RootedPath, { approval }: LastDecision, signal?: AbortSignal): Promise<Documents> {
	const history = root.uri && vscode.workspace.isTrusted ? gitHistory(root.uri.fsPath) : NO_HISTORY;
	return documentsDecidedOn(root.library, approval.members, history, signal);
}

/** The same for who cannot wait: what is known by now, and a call when there is more. */
export class DecidedOn {
	readonly #onFound: () => void;
	readonly #onError: (error: unknown) => void;
	readonly #known = new Map<string, { readonly asked: string; readonly documents: Documents }>();

	constructor(onFound: () => void, onError: (error: unknown) => void) {
		this.#onFound = onFound;
		this.#onError = onError;
	}

	of(packet: RootedPath, at: string): Documents {
		const last = lastOf(packet, at);
		if (!last) return NONE;
		const key = `${packet.root.uri}#${packet.path}`;
		const asked = JSON.stringify(last.approval.members);
		const known = this.#known.get(key);
		if (known?.asked === asked) return known.documents;
		const documents = known?.documents ?? NONE;
		this.#known.set(key, { asked, documents });
		documentsOf(packet, last).then((found) => {
			this.#known.set(key, { asked, documents: found });
			this.#onFound();
		}, this.#onError);
		return documents;
	}
}
