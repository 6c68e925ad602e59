import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";
import { SUBJECT_KINDS } from "./versions.js";

export const reviewPacket: Kind = {
	id: "review-packet",
	title: "Review packet",
	description: "What a board is asked about a system, and the documents it decides on",
	family: "rai",
	prefix: "RP",
	sections,
	guidance,
	rules,
	besides: ["review-packet", ...SUBJECT_KINDS],
};
