import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules/index.js";
import { sections } from "./sections.js";

export const riskRegister: Kind = {
	id: "risk-register",
	title: "Risk register",
	description: "All risks of one or several systems in one list: how high, whose, by when, and how far",
	family: "rai",
	prefix: "RR",
	sections,
	guidance,
	rules,
	besides: ["risk-assessment"],
};
