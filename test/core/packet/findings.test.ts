import assert from "node:assert/strict";
import { modelOf, PARKING } from "./packets.js";

const report = (findings: string): string => `---
artifact: red-team-report
schema: "1"
id: RT-parking
title: A week of trying to fool the signs
system: parking
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei }
findings:
${findings}
---
`;

const figureOf = (findings: string) => {
	const figure = modelOf({}, { ...PARKING, "report.md": report(findings) }).figures.find(({ id }) => id === "findings");
	assert.ok(figure);
	return { weight: figure.weight, list: figure.list.map(({ words, detail, at }) => [words, detail, `${at.path}:${at.line}`]) };
};

const finding = (id: number, severity: string, status: string, more = "") =>
	`  - { id: FND-parking-${id}, title: Sign ${id} lies, severity: ${severity}, status: ${status}${more} }`;

describe("The findings that a packet counts", () => {
	it("are Sev1 and Sev2 and not settled, the worst first", () => {
		const findings = [finding(1, "sev2", "open"), finding(2, "sev1", "fixed", ", due: 2026-12-24, owner: { name: Grace Lin }")];
		assert.deepEqual(figureOf(findings.join("\n")), {
			weight: "bad",
			list: [
				["Sign 2 lies", "Sev1, FND-parking-2, fixed, due 2026-12-24, Grace Lin", "report.md:12"],
				["Sign 1 lies", "Sev2, FND-parking-1, open", "report.md:11"],
			],
		});
	});

	for (const [severity, status] of [
		["sev1", "verified"],
		["sev2", "accepted"],
		["sev3", "open"],
		["sev4", "remediating"],
	] as const)
		it(`are not those that are ${severity} and ${status}`, () =>
			assert.deepEqual(figureOf(finding(1, severity, status)), { weight: "good", list: [] }));
});
