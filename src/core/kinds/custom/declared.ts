import { child, items, resolved, textOf, type YamlNode } from "../../document/node.js";
import { slug } from "../create.js";
import { TIERS, type Tier } from "../kind.js";

/** A document type as a policy names it, as far as it can be read; what is wrong with it is told as problems of the policy. */
export interface DeclaredKind {
	readonly id: string;
	/** Whether it asks more of a type of ours. */
	readonly tightens: boolean;
	readonly title?: string;
	readonly description?: string;
	readonly prefix?: string;
	/** Root-relative path of its schema, as written. */
	readonly schema?: string;
	/** Root-relative paths of its templates, as written, by the tier they are for. */
	readonly templates: Readonly<Partial<Record<Tier, string>>>;
	readonly sections: readonly DeclaredSection[];
}

export interface DeclaredSection {
	readonly id: string;
	readonly title: string;
	readonly synonyms: readonly string[];
	readonly tiers: readonly Tier[];
}

/** @param node what stands under `kinds` */
export function declaredKinds(node: YamlNode | undefined): DeclaredKind[] {
	const map = resolved(node);
	return map?.kind === "map" ? map.entries.map(({ key, value }) => declaredKind(key.text, value)) : [];
}

function declaredKind(id: string, node: YamlNode): DeclaredKind {
	const text = (key: string): string | undefined => textOf(child(node, key));
	const [title, description, prefix, tightens] = ["title", "description", "prefix", "tightens"].map(text);
	const schema = tightens ?? text("schema");
	return {
		id,
		tightens: tightens !== undefined,
		...(title && { title }),
		...(description && { description }),
		...(prefix && isPrefix(prefix) && { prefix }),
		...(schema && { schema }),
		templates: templatesIn(child(node, "template")),
		sections: items(child(node, "sections")).flatMap(declaredSection),
	};
}

/** As the schema of a policy says. */
const isPrefix = (text: string): boolean => /^[A-Z]{2,5}$/.test(text);

/** One for all tiers, or one for each. */
function templatesIn(node: YamlNode | undefined): Readonly<Partial<Record<Tier, string>>> {
	const one = textOf(node);
	const of = (tier: Tier): string | undefined => one ?? textOf(child(node, String(tier)));
	return Object.fromEntries(TIERS.flatMap((tier) => (of(tier) === undefined ? [] : [[tier, of(tier)]])));
}

function declaredSection(node: YamlNode): DeclaredSection[] {
	const title = textOf(child(node, "title"));
	if (title === undefined) return [];
	const tiers = items(child(node, "tiers")).map(textOf);
	const synonyms = items(child(node, "synonyms")).flatMap((synonym) => textOf(synonym) ?? []);
	const owed = TIERS.filter((tier) => tiers.includes(String(tier)));
	return [{ id: slug(title), title, synonyms, tiers: child(node, "tiers") ? owed : TIERS }];
}
