/** Something that decides whatever the sixteen answers come to. */
export interface Trigger {
	readonly id: string;
	/** As a clause: “it can restrict human rights or freedoms”. */
	readonly text: string;
	readonly source: string;
}

const trigger = (id: string, text: string, source: string): Trigger => ({ id, text, source });

/** Any one means tier 1. Source: the tiering model of this project (“rai-tiering” 1.0), `hard_triggers`. */
export const HARD_TRIGGERS: readonly Trigger[] = [
	trigger(
		"H01",
		"it materially influences decisions in a domain such as biometrics, education, employment, credit or healthcare",
		"EU AI Act, Annex III; Microsoft sensitive uses",
	),
	trigger("H02", "a foreseeable failure can injure somebody, in body or seriously in mind", "Microsoft sensitive uses"),
	trigger("H03", "it can restrict human rights or fundamental freedoms", "Microsoft sensitive uses; EU AI Act, Article 9(2)(a)"),
	trigger("H04", "minors or another vulnerable group are the intended users", "EU AI Act, Article 9(9)"),
	trigger("H05", "an agent does what cannot be undone without a person's approval", "OWASP LLM06; OWASP ASI02"),
	trigger("H06", "special-category or biometric data are inferred, or used to decide about individuals", "GDPR, Articles 9 and 22(4)"),
	trigger("H07", "it alone takes decisions with legal or similarly significant effect", "GDPR, Article 22(1)"),
	trigger("H08", "a Sev1 or Sev2 incident happened on this system in the last 12 months", "rai-tiering 1.0"),
	trigger(
		"H09",
		"a contract, a regulator or a policy calls it high-impact, or it is a safety component",
		"EU AI Act, Article 6(1) and Annex I",
	),
];

/** Any one means at least tier 2. Source: as above, `floor_triggers`. */
export const FLOOR_TRIGGERS: readonly Trigger[] = [
	trigger("F01", "generated output reaches people outside the organisation", "EU AI Act, Article 50"),
	trigger("F02", "personal data of customers or employees are used in training, retrieval or prompts", "GDPR"),
	trigger("F03", "an agent can write", "rai-tiering 1.0"),
	trigger("F04", "it deals with people directly, or marks or creates synthetic media", "EU AI Act, Article 50(1) to (4)"),
];

/** Prohibited practices: they stop the request and are no tier. Source: Article 5(1) of the EU AI Act, in our own words. */
export const PROHIBITED_PRACTICES: readonly Trigger[] = [
	trigger(
		"P01",
		"manipulative or deceptive techniques that distort what people do and cause significant harm",
		"EU AI Act, Article 5(1)(a)",
	),
	trigger("P02", "exploiting people's age, disability, or social or economic situation", "EU AI Act, Article 5(1)(b)"),
	trigger("P03", "social scoring that treats people badly elsewhere, or out of proportion", "EU AI Act, Article 5(1)(c)"),
	trigger("P04", "predicting crimes from profiling or personality alone", "EU AI Act, Article 5(1)(d)"),
	trigger("P05", "untargeted scraping of faces to build recognition databases", "EU AI Act, Article 5(1)(e)"),
	trigger("P06", "inferring emotions at work or in education, other than for medical or safety reasons", "EU AI Act, Article 5(1)(f)"),
	trigger("P07", "biometric categorisation that infers sensitive attributes", "EU AI Act, Article 5(1)(g)"),
	trigger(
		"P08",
		"real-time remote biometric identification in public for law enforcement, outside the listed exceptions",
		"EU AI Act, Article 5(1)(h)",
	),
];
