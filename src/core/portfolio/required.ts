import type { Artifact } from "../artifact.js";
import { isPast } from "../kinds/lifecycle.js";
import { kindOf } from "../kinds/table.js";
import type { Library } from "../library/library.js";
import { choicesIn, NO_FACTS, type Owed } from "../policy/owed.js";
import { type Policy, policyFor } from "../policy/policy.js";
import { either } from "../suggest.js";
import { factsIn } from "../tiering/facts.js";
import { isIntake } from "../tiering/intake.js";
import { inSentence } from "../words.js";
import type { DocumentFacts } from "./facts.js";
import { type SystemTier, tierOfSystem } from "./tier.js";

/** A document that a system must have. */
export interface RequiredDocument extends Owed {
	/** Document types, one of which is enough. */
	readonly choices: readonly string[];
	/** `Model card or system card` */
	readonly title: string;
	/** Those that it has; none where it is missing. */
	readonly documents: readonly DocumentFacts[];
}

export interface Requirements {
	readonly tier: SystemTier;
	/** What is missing first; both in the order of the policy. */
	readonly required: readonly RequiredDocument[];
	/** The document in which its tier is decided. */
	readonly intake?: DocumentFacts;
}

/** What a system must have, by the rule `policy/required`: what that tells is missing here too. @param own its documents, by path */
export function requirementsOf(library: Library, system: string, own: readonly DocumentFacts[]): Requirements {
	const present = own.filter(({ checked }) => !isPast(checked.artifact.status));
	const intake = present.find(({ checked }) => isIntake(checked.artifact.kind));
	const policy = policyAbout(library, system, intake ?? present[0], intake !== undefined);
	const artifacts = present.map(({ checked }) => checked.artifact);
	const tier = tierOfSystem(system, artifacts, intake?.checked.artifact, policy);
	const owed = policy.required(tier.tier, intake ? factsIn(intake.checked.artifact) : NO_FACTS);
	const required = owed.map((one) => requiredDocument(one, present));
	return { tier, required: [...required.filter(isMissing), ...required.filter((one) => !isMissing(one))], ...(intake && { intake }) };
}

export const isMissing = ({ documents }: RequiredDocument): boolean => documents.length === 0;

/** Where the intake lies, else where a policy names the system, else where its first document lies. */
function policyAbout({ policies }: Library, system: string, first: DocumentFacts | undefined, isIntake: boolean): Policy {
	const naming = policies
		.filter((file) => file.systems.has(system))
		.sort((a, b) => a.folder.length - b.folder.length || (a.path < b.path ? -1 : 1));
	const path = pathOf(first?.checked.artifact);
	return policyFor(policies, isIntake ? path : (naming[0]?.path ?? path));
}

const pathOf = (artifact: Artifact | undefined): string => artifact?.document.path ?? "";

function requiredDocument(owed: Owed, present: readonly DocumentFacts[]): RequiredDocument {
	const choices = choicesIn(owed.kinds);
	const names = choices.map((kind) => kindOf(kind)?.title ?? kind);
	const title = either(names.map((name, i) => (i === 0 ? name : inSentence(name))));
	return { ...owed, choices, title, documents: present.filter(({ checked }) => choices.includes(checked.artifact.kind.id)) };
}
