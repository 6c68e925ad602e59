import type { Artifact } from "../../artifact.js";
import type { PacketSources } from "../model/sources.js";
import { type Audience, isOutside, marksOf, reads } from "./levels.js";
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
	const anonymous = withoutPeople(peopleIn([...checks.map(({ artifact }) => artifact), ...sources.logs, ...sources.exceptions]));
	const copies = new Map(checks.map((checked) => [checked, redact(checked.artifact, audience, anonymous)]));
	const copied = (checked: (typeof checks)[number]) => ({
		...checked,
		artifact: copies.get(checked)?.artifact ?? checked.artifact,
		approvals: reads(audience, marksOf(checked.artifact).field("/approvals")) && !isOutside(audience) ? checked.approvals : [],
	});
	const documents = checks.map((checked) => {
		const withheld = copies.get(checked)?.withheld ?? { fields: [], sections: [], groups: 0, people: false };
		return {
			...withheld,
			name: nameOf(checked.artifact),
			path: checked.artifact.document.path,
			shown: sectionsOf(checked.artifact) - withheld.sections.length,
		};
	});
	const read = (artifact: Artifact): Artifact => redact(artifact, audience, anonymous).artifact;
	const [logs, exceptions] = [sources.logs.map(read), sources.exceptions.map(read)];
	const before = isOutside(audience) ? new Map<string, never>() : sources.before;
	return {
		sources: { ...sources, packet: copied(sources.packet), members: sources.members.map(copied), logs, exceptions, before },
		copy: { audience, outside: isOutside(audience), documents },
	};
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
