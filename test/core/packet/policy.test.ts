import assert from "node:assert/strict";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { baseText } from "../../cases/case.js";
import { workspace } from "../language/marked.js";

function printed(policy: string, audience?: "board" | "public"): string {
	const library = workspace({ "rai-docs.yaml": policy, "packet.md": baseText("review-packet.md") });
	const sources = sourcesFor(library, "packet.md", "2026-11-22") ?? assert.fail();
	return packetFragment(packetModel(sources, { audience })).html;
}

const TITLE = "What the policy says otherwise than usual";

describe("A packet whose policy is not the usual one", () => {
	it("prints each setting with what is usual, how it differs and where it stands", () => {
		const html = printed("rules:\n  yaml/ambiguous: info\nrequired: { 3: [] }\n");
		assert.ok(html.includes(TITLE));
		const text = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
		assert.match(text, /rules\.yaml\/ambiguous info warning looser rai-docs\.yaml:2/);
		assert.match(text, /required\.3 nothing intake-request, model-card\|system-card looser rai-docs\.yaml:3/);
	});

	it("prints what was left out, which numbers are bound, how references and reviews are judged, and the matrix", () => {
		const policy =
			"exclude: [old/**]\nthresholds: [{ metric: auroc, minimum: 0.8 }]\nreferences: { minimum: { 3: { data: V2 } } }\nreview: { cadence: { 3: 36 months } }\n";
		const matrix =
			"risk_matrix: { severity: [a, b, c], likelihood: [d, e, f], grid: [[low, low, low], [low, low, high], [low, high, critical]] }\n";
		const text = printed(policy + matrix)
			.replace(/<[^>]+>/g, " ")
			.replace(/\s+/g, " ");
		assert.match(text, /exclude old\/\*\* nothing looser rai-docs\.yaml:1/);
		assert.match(text, /thresholds auroc at least 0\.8 nothing stricter rai-docs\.yaml:2/);
		assert.match(text, /references\.minimum\.3\.data V2 V0 stricter rai-docs\.yaml:3/);
		assert.match(text, /review\.cadence\.3 36 months 24 months looser rai-docs\.yaml:4/);
		assert.match(
			text,
			/risk_matrix\.grid low low low \/ low low high \/ low high critical low low low medium high \/ .* otherwise rai-docs\.yaml:5/,
		);
	});

	it("names the shared file in which a setting stands", () => {
		const library = workspace({
			"rai-docs.yaml": "extends: shared.yaml\n",
			"shared.yaml": "\nrules: { yaml/ambiguous: info }\n",
			"packet.md": baseText("review-packet.md"),
		});
		const sources = sourcesFor(library, "packet.md", "2026-11-22") ?? assert.fail();
		assert.ok(packetFragment(packetModel(sources)).html.includes("shared.yaml:2"));
	});

	it("says nothing where all is as usual", () => assert.ok(!printed("owner: { name: Ada Osei }\n").includes(TITLE)));

	it("prints it for a board, and not for the public", () => {
		const policy = "rules:\n  yaml/ambiguous: info\n";
		assert.ok(printed(policy, "board").includes(TITLE));
		assert.ok(!printed(policy, "public").includes(TITLE));
	});
});
