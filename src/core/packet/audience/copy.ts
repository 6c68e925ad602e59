import { type Artifact, artifactOf } from "../../artifact.js";
import type { Checked } from "../../check.js";
import type { PacketSources } from "../model/sources.js";
import { askedKnown, checkedKnown } from "./known.js";
import { type Audience, bothMarks, isOutside, marksOf, reads } from "./levels.js";
import { peopleIn, withoutPeople } from "./people.js";
import { redact, type Withheld } from "./redact.js";

/** A document of a copy, and what it leaves out. */
export interface CopiedDocument extends Withheld {
	/** The id, else the path. */
	readonly name: string;
	readonly path: string;
	/** How many of its sections can be read. */
	readonly shown: number;
}

/** For whom a packet is, and what that leaves out. */
export interface PacketCopy {
	readonly audience: Audience;
	/** Beyond the house. */
	readonly outside: boolean;
	readonly documents: readonly CopiedDocument[];
}

export const isWhole = ({ fields, sections, groups, people }: Withheld): boolean =>
	fields.length === 0 && sections.length === 0 && groups === 0 && !people;

/** The sources as some readers may see them: whatever is made of these holds nothing else. */
export function copyFor(sources: PacketSources, audience: Audience): { readonly sources: PacketSources; readonly copy: PacketCopy } {
	const checks = [sources.packet, ...sources.members];
	const all = [...checks.map(({ artifact }) => artifact), ...sources.logs, ...sources.exceptions];
	const anonymous = withoutPeople(peopleIn(all));
	const copies = new Map(all.map((artifact) => [artifact, redact(artifact, audience, anonymous)]));
	const hidden = new Map([...copies].map(([artifact, { spans }]) => [artifact.document.path, { artifact, spans }]));
	const read = (artifact: Artifact): Artifact => copies.get(artifact)?.artifact ?? artifact;
	const copied = (checked: Checked): Checked => ({
		...checkedKnown(checked, hidden),
		artifact: read(checked.artifact),
		approvals: reads(audience, marksOf(checked.artifact).field("/approvals")) && !isOutside(audience) ? checked.approvals : [],
	});
	const [logs, exceptions] = [sources.logs.map(read), sources.exceptions.map(read)];
	const documents = checks.map(({ artifact }) => copiedDocument(artifact, copies.get(artifact)?.withheld ?? NOTHING));
	return {
		sources: {
			...{ ...sources, logs, exceptions, packet: copied(sources.packet), members: sources.members.map(copied) },
			before: beforeFor(sources, audience),
			asked: new Map([...sources.asked].map(([path, asked]) => [path, askedKnown(asked, path, hidden)])),
		},
		copy: { audience, outside: isOutside(audience), documents },
	};
}

const NOTHING: Withheld = { fields: [], sections: [], groups: 0, people: false };

const copiedDocument = (artifact: Artifact, withheld: Withheld): CopiedDocument => ({
	...withheld,
	name: nameOf(artifact),
	path: artifact.document.path,
	shown: sectionsOf(artifact) - withheld.sections.length,
});

/** What the board decided on, without what was withheld then or is now. Strangers see nothing of it. */
function beforeFor({ before, members }: PacketSources, audience: Audience): PacketSources["before"] {
	if (isOutside(audience)) return new Map();
	const now = new Map(members.map(({ artifact }) => [artifact.id, artifact]));
	return new Map(
		[...before].flatMap(([id, document]) => {
			const artifact = now.get(id);
			if (!artifact) return [];
			const then = artifactOf(document, artifact.kind, artifact.system);
			const marks = bothMarks(marksOf(artifact), marksOf(then));
			return [[id, redact(then, audience, (text) => text, marks).artifact.document] as const];
		}),
	);
}

const nameOf = ({ id, document }: Artifact): string => id ?? document.path;

const sectionsOf = ({ document }: Artifact): number => document.body?.headings.filter(({ level }) => level === 2).length ?? 0;

/** `Customer sees 6 sections; withheld: names, 2 small groups` */
export function copySummary({ audience, documents }: PacketCopy): string {
	const sum = (count: (document: CopiedDocument) => number): number => documents.reduce((total, document) => total + count(document), 0);
	const shown = sum((document) => document.shown);
	const withheld = [
		counted(
			sum(({ sections }) => sections.length),
			"section",
		),
		counted(
			sum(({ fields }) => fields.length),
			"field",
		),
		documents.some(({ people }) => people) ? "names" : "",
		counted(
			sum(({ groups }) => groups),
			"small group",
		),
	].filter((words) => words !== "");
	const who = `${audience.charAt(0).toUpperCase()}${audience.slice(1)} sees`;
	const sections = `${shown} ${shown === 1 ? "section" : "sections"}`;
	return withheld.length === 0 ? `${who} everything: ${sections}` : `${who} ${sections}; withheld: ${withheld.join(", ")}`;
}

const counted = (count: number, one: string): string => (count === 0 ? "" : `${count} ${one}${count === 1 ? "" : "s"}`);
