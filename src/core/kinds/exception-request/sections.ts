import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "while-it-lasts",
		title: "While it lasts",
		synonyms: ["Risk with the exception", "Risk while it lasts", "Meanwhile", "Impact"],
		tiers: [1, 2],
		prompt: "_Who could be harmed meanwhile, how anybody would notice, and what would end it early._",
	},
	{
		id: "precedent",
		title: "Precedent",
		synonyms: ["Precedents", "Similar requests", "Who else will ask"],
		tiers: [1],
		prompt: "_Who else will ask for the same, and what they will be told._",
	},
];
