import { normalTitle } from "../../document/body.js";
import { shapeOf, shippedPlace } from "../../schema/navigate.js";
import type { Kind, Section, Tier } from "../kind.js";
import { TIERS } from "../kind.js";
import type { Custom, SchemaBundle } from "./custom.js";
import type { DeclaredKind, DeclaredSection } from "./declared.js";
import type { Gathered } from "./gather.js";
import { ENVELOPE, ownShape, tightenedShape } from "./shape.js";

/** What of a document type was read. */
export interface Made {
	readonly templates?: Readonly<Record<string, string>>;
	/** Path of its schema; absent where the policy names none that could be read. */
	readonly main?: string;
	readonly gathered?: Gathered;
	/** Absent until all of it was read, and where it cannot be used. */
	readonly schema?: SchemaBundle;
}

/** A document type of a policy's own. */
export function ownKind(one: DeclaredKind, made: Made): Kind {
	const { main, gathered } = made;
	const words = one.id.replaceAll("-", " ");
	const title = one.title ?? words.charAt(0).toUpperCase() + words.slice(1);
	const described = main === undefined ? undefined : gathered?.files.get(main)?.["description"];
	const shape = main && gathered ? ownShape(main, gathered) : shapeOf([shippedPlace(`${ENVELOPE}.schema.json`)]);
	return {
		id: one.id,
		title,
		description: one.description ?? (typeof described === "string" ? described : "A document type of this repository"),
		family: "rai",
		...(one.prefix && { prefix: one.prefix }),
		sections: one.sections.map((section) => sectionOf(section, made)),
		guidance: [],
		rules: [],
		custom: { isOwn: true, shape, ...customOf(made) },
	};
}

/** A document type of ours, of which a policy asks more. */
export function tightenedKind(kind: Kind, one: DeclaredKind, made: Made): Kind {
	const { main, gathered } = made;
	const shape = main && gathered ? tightenedShape(kind.id, main, gathered) : shapeOf([shippedPlace(`${kind.id}.schema.json`)]);
	return { ...kind, sections: withSections(kind.sections, one.sections, made), custom: { isOwn: false, shape, ...customOf(made) } };
}

const customOf = ({ main, gathered, schema, templates }: Made): Omit<Custom, "isOwn" | "shape"> => ({
	isUnusable: gathered === undefined || gathered.fault !== undefined,
	...(main !== undefined && { file: main }),
	...(schema && { schema }),
	...(templates && { templates }),
});

const sectionOf = ({ id, title, synonyms, tiers }: DeclaredSection, made: Made): Section => ({
	...{ id, title, synonyms, tiers },
	prompt: promptIn(title, made),
});

/** What the first template that has the heading says below it: the words of nobody. */
function promptIn(title: string, { templates = {} }: Made): string {
	for (const text of Object.values(templates)) {
		const body = text.replace(/^---\n[\s\S]*?\n---\n/, "");
		for (const part of body.split(/^## /m).slice(1)) {
			const [heading = "", ...lines] = part.split("\n");
			if (normalTitle(heading) === normalTitle(title)) return lines.join("\n").trim();
		}
	}
	return "";
}

/** Sections we know are owed at more tiers and go by more names; others come behind them. */
function withSections(ours: readonly Section[], declared: readonly DeclaredSection[], made: Made): Section[] {
	const find = (one: Section) => declared.find(({ title }) => isCalled(one, title));
	const widened = ours.map((one) => {
		const more = find(one);
		return more ? { ...one, synonyms: [...one.synonyms, ...more.synonyms], tiers: either(one.tiers, more.tiers) } : one;
	});
	const added = declared.filter(({ title }) => !ours.some((one) => isCalled(one, title)));
	return [...widened, ...added.map((one) => sectionOf(one, made))];
}

const either = (a: readonly Tier[], b: readonly Tier[]): Tier[] => TIERS.filter((tier) => a.includes(tier) || b.includes(tier));

const isCalled = ({ title, synonyms }: Section, name: string): boolean =>
	[title, ...synonyms].some((one) => normalTitle(one) === normalTitle(name));
