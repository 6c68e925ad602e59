import type { FieldsChecked, SchemaBundle } from "../kinds/custom/custom.js";
import type { KindFault } from "../kinds/custom/fault.js";
import type { FieldsAnswer, FieldsQuestion, Unchecked } from "../kinds/custom/fields.js";
import type { NamedSchema } from "../kinds/custom/kinds.js";

interface Asked {
	readonly question: FieldsQuestion;
	state: "open" | "taken" | "answered";
	answer?: FieldsAnswer;
	/** What is wrong with the schema, as far as this question showed: a sentence. */
	fault?: string;
}

/** A schema that was given up on so many documents is not tried on others. */
const STRIKES = 3;

/** What is asked of the schemas of a policy, and what they found. */
export class Fields {
	/** By path; by the schema's name where it is asked about alone. */
	readonly #asked = new Map<string, Asked>();
	#schemas: readonly NamedSchema[] = [];

	/** @param schemas all there are now: what was found by others is forgotten */
	replace(schemas: readonly NamedSchema[]): void {
		this.#schemas = schemas;
		const names = new Set(schemas.map(({ schema }) => schema.name));
		for (const [key, { question }] of this.#asked) if (!names.has(question.schema.name)) this.#asked.delete(key);
		for (const { schema } of schemas) if (!this.#asked.has(schema.name)) this.#add({ path: undefined, schema, name: "" });
	}

	/** A document says something else now, or is gone. @returns the documents that are told something new because of it */
	forget(path: string): readonly string[] {
		const before = this.#asked.get(path);
		this.#asked.delete(path);
		return before?.fault === undefined ? [] : this.#waitingFor(before.question.schema);
	}

	/** What is known about a document's fields as they are; undefined while that is asked. */
	answer(question: FieldsQuestion & { readonly path: string }): FieldsAnswer | undefined {
		const { schema, path, name } = question;
		const before = this.#asked.get(path);
		const same = before?.question.name === name && before.question.schema.name === schema.name;
		const asked = same ? before : this.#add(question);
		return asked.answer ?? this.#answerForAll(schema);
	}

	#add(question: FieldsQuestion): Asked {
		const asked: Asked = { question, state: "open" };
		this.#asked.set(question.path ?? question.schema.name, asked);
		return asked;
	}

	/** Where a schema is not tried on any document, or on no other. */
	#answerForAll(schema: SchemaBundle): FieldsAnswer | undefined {
		const alone = this.#asked.get(schema.name)?.answer;
		if (alone && "unchecked" in alone) return alone;
		if (this.#faultsOf(schema).length < STRIKES) return undefined;
		return { unchecked: { reason: `“${schema.main}” was stopped on ${STRIKES} other documents` } };
	}

	/** What is to be asked next; from now on nobody else does. A schema alone comes first: where it cannot be used, nothing is asked of it. */
	next(): FieldsQuestion | undefined {
		const asked = [...this.#asked.values()].find(({ state, question }) => state === "open" && this.#isDue(question));
		if (asked) asked.state = "taken";
		return asked?.question;
	}

	#isDue({ path, schema }: FieldsQuestion): boolean {
		return path === undefined || (this.#asked.get(schema.name)?.state === "answered" && this.#answerForAll(schema) === undefined);
	}

	/** What was taken and not answered is open again. */
	giveBack(question: FieldsQuestion): void {
		const asked = this.#present(question);
		if (asked?.state === "taken") asked.state = "open";
	}

	/** What nobody could answer may be answered now. @returns whether there is any */
	reopen(): boolean {
		const unchecked = [...this.#asked.values()].filter(({ answer }) => answer && "unchecked" in answer);
		for (const { question } of unchecked) this.#add(question);
		return unchecked.length > 0;
	}

	/** @returns the documents that are told something new: none where it was asked anew meanwhile */
	settle(question: FieldsQuestion, found: FieldsChecked | { readonly unchecked: Unchecked }): readonly string[] {
		const asked = this.#present(question);
		if (!asked) return [];
		asked.state = "answered";
		asked.answer = answerFrom(question, found);
		if ("refused" in found || "stopped" in found) asked.fault = faultIn(question, found);
		const { path, schema } = question;
		const others = this.#answerForAll(schema) ? this.#waitingFor(schema) : [];
		return path === undefined ? others : [path, ...others];
	}

	#present(question: FieldsQuestion): Asked | undefined {
		const asked = this.#asked.get(question.path ?? question.schema.name);
		return asked?.question === question ? asked : undefined;
	}

	/** Documents that have no answer of their own. */
	#waitingFor({ name }: SchemaBundle): string[] {
		const waiting = [...this.#asked.values()].filter(({ question, answer }) => question.schema.name === name && !answer);
		return waiting.flatMap(({ question }) => question.path ?? []);
	}

	/** What is wrong with the schemas themselves, told where the policy names them. */
	get faults(): KindFault[] {
		return this.#schemas.flatMap(({ schema, pointer }) => {
			const [message] = this.#faultsOf(schema);
			return message === undefined ? [] : [{ pointer, message }];
		});
	}

	#faultsOf({ name }: SchemaBundle): string[] {
		return [...this.#asked.values()].flatMap(({ question, fault }) => (question.schema.name === name && fault ? [fault] : []));
	}
}

function answerFrom({ schema }: FieldsQuestion, found: FieldsChecked | { readonly unchecked: Unchecked }): FieldsAnswer {
	if ("errors" in found || "unchecked" in found) return found;
	const reason = "refused" in found ? "is no schema that can be used" : `${found.stopped}, and was stopped`;
	return { unchecked: { reason: `“${schema.main}” ${reason}` } };
}

function faultIn({ path, schema }: FieldsQuestion, found: { readonly refused: string } | { readonly stopped: string }): string {
	if ("refused" in found) return `“${schema.main}” is no schema that can be used: ${found.refused}.`;
	const on = path === undefined ? "" : ` on “${path}”`;
	return `“${schema.main}” ${found.stopped}${on}, and was stopped: simplify it. A “pattern” that repeats a repetition is the usual cause.`;
}
