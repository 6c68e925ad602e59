import { type Around, type Artifact, systemOf } from "../artifact.js";
import type { Document } from "../document/document.js";
import { isQuestionsPath, QUESTIONS_FILE } from "../kinds/questions.js";
import { isMember } from "../packet/membership.js";
import { isAbout } from "../packet/questions/questions.js";
import { type PolicyFile, setsRequired } from "../policy/policy.js";
import { isIntake } from "../tiering/intake.js";
import { Asked } from "./asked.js";
import { Intakes } from "./intakes.js";
import { Packets } from "./packets.js";
import { Systems } from "./systems.js";

/** What became of one file. */
export interface Changed {
	readonly path: string;
	/** What stood there before, where it was something else. */
	readonly was: Document | undefined;
	readonly document: Document | undefined;
	readonly artifact: Artifact | undefined;
}

/** Packets and their members, intakes and their systems, questions and what they are about: who is checked again when one of them is another. */
export class Together {
	readonly packets = new Packets();
	readonly intakes = new Intakes();
	readonly systems = new Systems();
	readonly asked = new Asked();
	readonly #documents: () => readonly Document[];

	/** @param documents all there are */
	constructor(documents: () => readonly Document[]) {
		this.#documents = documents;
	}

	/** What other documents say about one. */
	around(document: Document): Around {
		return { packet: this.packets.of(document), intake: this.intakes.of(systemOf(document)) };
	}

	/** Where it may be compared which version of a thing the document at a path names, by what git knows of its files. */
	comparing(path: string): string[] {
		return this.systems.reading([this.systems.at(path)]);
	}

	/** Takes in a change. @returns paths */
	replace(change: Changed, policies: readonly PolicyFile[]): string[] {
		const { path, artifact } = change;
		const before = this.systems.at(path);
		const [packets, questions] = [this.#ofPackets(change), this.#ofQuestions(change)];
		const [intakes, systems] = [this.#ofIntakes(path, artifact), this.#ofSystems(path, artifact, policies)];
		return [...packets, ...questions, ...intakes, ...systems, ...this.#ofBesides(before, this.systems.at(path))];
	}

	/** The packets that name a document, and all documents that a packet names or named: what they say depends on each other. */
	#ofPackets({ path, was, document, artifact }: Changed): string[] {
		const named = this.packets.replace(path, artifact);
		const naming = this.packets.naming([was, document]);
		return named.length === 0 ? naming : [...naming, ...this.#where((one) => named.some((packet) => isMember(packet, one)))];
	}

	/** Documents whose questions are others now; or the questions, where one of them is about a document that is another now. */
	#ofQuestions({ path, was, document }: Changed): string[] {
		if (isQuestionsPath(path)) {
			const changed = this.asked.replace(document);
			return this.#where((one) => changed.some((question) => isAbout(question, one)));
		}
		return [was, document].some((one) => one && this.asked.wasAbout(one)) ? [QUESTIONS_FILE] : [];
	}

	/** All documents of a system whose intakes settle another tier now. */
	#ofIntakes(path: string, artifact: Artifact | undefined): string[] {
		const changed = this.intakes.replace(path, artifact);
		return changed.length === 0 ? [] : this.#where((one) => changed.includes(systemOf(one) ?? ""));
	}

	/** Where it is told what a system lacks: its intakes, the policies that name it and, where one says what is required, its first document. */
	#ofSystems(path: string, artifact: Artifact | undefined, policies: readonly PolicyFile[]): string[] {
		const asked = policies.some(setsRequired);
		return this.systems
			.replace(path, artifact)
			.flatMap((system) => [
				...this.systems.of(system).flatMap(({ document, kind }) => (asked || isIntake(kind) ? [document.path] : [])),
				...policies.flatMap((policy) => policy.namedIn.get(system) ?? []),
			]);
	}

	/** Documents whose rules read others of this type, where its structured part says something else now, or stands elsewhere. */
	#ofBesides(before: Artifact | undefined, now: Artifact | undefined): string[] {
		return before && now && partOf(before) === partOf(now) ? [] : this.systems.reading([before, now]);
	}

	#where(is: (document: Document) => boolean): string[] {
		return this.#documents().flatMap((document) => (is(document) ? [document.path] : []));
	}
}

/** All that rules about other documents read of one, with its place. */
const partOf = ({ document: { text, root } }: Artifact): string => text.slice(0, root?.span.end);
