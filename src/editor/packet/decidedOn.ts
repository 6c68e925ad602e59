import * as vscode from "vscode";
import { type Document, documentsDecidedOn, type History, type LastDecision, lastDecision } from "../../core/index.js";
import { gitHistory } from "../../node/git/history.js";
import type { RootedPath } from "../roots.js";

type Documents = ReadonlyMap<string, Document>;

const NONE: Documents = new Map();

/** How long until an answer with gaps is asked for again though nothing is known to have changed, in milliseconds: git may have failed. */
const AGAIN = 15_000;

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

/** Where the members lie now, and whether they are still what was decided on: what is not found can be found once this is another. */
function placesOf({ root }: RootedPath, { approval }: LastDecision): string {
	const places = approval.members.map(({ id, digest }) => {
		const target = root.library.target(id);
		return target ? [target.path, target.digest === digest] : [];
	});
	return JSON.stringify(places);
}

interface Question {
	/** The members that are looked for. */
	readonly asked: string;
	/** Where they are. */
	readonly places: string;
}

/** Of a question that was not answered yet: what is shown until then. */
interface Answer extends Question {
	readonly documents: Documents;
	/** All were found: a digest names one text for ever. */
	readonly isWhole: boolean;
	/** When it is asked for again, if it is not whole. */
	readonly until: number;
}

const isAnswerTo = ({ asked, places }: Question, known: Answer): boolean =>
	known.asked === asked && (known.isWhole || (known.places === places && performance.now() < known.until));

/** The same for who cannot wait: what is known by now, and a call when there is more. */
export class DecidedOn {
	readonly #onFound: () => void;
	readonly #onError: (error: unknown) => void;
	readonly #documentsOf: typeof documentsOf;
	readonly #known = new Map<string, Answer>();

	constructor(onFound: () => void, onError: (error: unknown) => void, find = documentsOf) {
		this.#onFound = onFound;
		this.#onError = onError;
		this.#documentsOf = find;
	}

	of(packet: RootedPath, at: string): Documents {
		const last = lastOf(packet, at);
		if (!last) return NONE;
		const key = `${packet.root.uri}#${packet.path}`;
		const known = this.#known.get(key);
		const question = { asked: JSON.stringify(last.approval.members), places: placesOf(packet, last) };
		if (known && isAnswerTo(question, known)) return known.documents;
		const documents = known?.documents ?? NONE;
		this.#known.set(key, { ...question, documents, isWhole: false, until: Number.POSITIVE_INFINITY });
		void this.#find(key, packet, last);
		return documents;
	}

	/** Git moved, or may be asked now: what was not found may be there. */
	outdate(): void {
		for (const [key, answer] of this.#known) if (!answer.isWhole) this.#known.set(key, { ...answer, until: 0 });
	}

	/** What is found is of no use to who asked anew meanwhile. */
	async #find(key: string, packet: RootedPath, last: LastDecision): Promise<void> {
		const question = this.#known.get(key);
		try {
			const documents = await this.#documentsOf(packet, last);
			if (!question || this.#known.get(key) !== question) return;
			const isWhole = last.approval.members.every(({ id }) => documents.has(id));
			this.#known.set(key, { ...question, documents, isWhole, until: performance.now() + AGAIN });
			this.#onFound();
		} catch (error) {
			if (this.#known.get(key) === question) this.#known.delete(key);
			this.#onError(error);
		}
	}
}
