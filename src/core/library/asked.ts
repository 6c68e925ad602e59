import type { Document } from "../document/document.js";
import { type AskedQuestion, isAbout, questionsIn } from "../packet/questions/questions.js";

/** The questions of a root's reviewers. */
export class Asked {
	#all: readonly AskedQuestion[] = [];
	#open: readonly AskedQuestion[] = [];

	/** Those that a file keeps, in place of the ones before. @returns those that came, went, or say something else now */
	replace(file: Document | undefined): AskedQuestion[] {
		const before = this.#open;
		this.#all = questionsIn(file);
		this.#open = this.#all.filter(({ state }) => state === "open");
		const said = (questions: readonly AskedQuestion[]): Set<string> => new Set(questions.map((one) => JSON.stringify(one)));
		const [then, now] = [said(before), said(this.#open)];
		return [...before.filter((one) => !now.has(JSON.stringify(one))), ...this.#open.filter((one) => !then.has(JSON.stringify(one)))];
	}

	/** Whether anybody ever asked about a document, also what is answered or withdrawn by now. */
	wasAbout(document: Document): boolean {
		return this.#all.some((question) => isAbout(question, document));
	}

	/** Those that are open, in the order in which they were asked. */
	about(document: Document): readonly AskedQuestion[] {
		return this.#open.filter((question) => isAbout(question, document));
	}
}
