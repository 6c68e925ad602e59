import type { Document } from "../document/document.js";
import { type AskedQuestion, isAbout, questionsIn } from "../packet/questions/questions.js";

/** The open questions of a root's reviewers. */
export class Asked {
	#open: readonly AskedQuestion[] = [];

	/** Those that a file keeps, in place of the ones before. @returns those that came, went, or say something else now */
	replace(file: Document | undefined): AskedQuestion[] {
		const before = this.#open;
		this.#open = questionsIn(file).filter(({ state }) => state === "open");
		const said = (questions: readonly AskedQuestion[]): Set<string> => new Set(questions.map((one) => JSON.stringify(one)));
		const [then, now] = [said(before), said(this.#open)];
		return [...before.filter((one) => !now.has(JSON.stringify(one))), ...this.#open.filter((one) => !then.has(JSON.stringify(one)))];
	}

	/** In the order in which they were asked. */
	about(document: Document): readonly AskedQuestion[] {
		return this.#open.filter((question) => isAbout(question, document));
	}
}
