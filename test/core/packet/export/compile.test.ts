import assert from "node:assert/strict";
import { sha256Of } from "../../../../src/core/packet/export/manifest.js";
import { digestOf } from "../../../../src/core/trace/digest.js";
import { fakeGit } from "../../trace/fakes.js";
import { libraryOf, PARKING, replaced } from "../packets.js";
import { bytes, compiled } from "./compiled.js";

const manifestOf = async (...args: Parameters<typeof compiled>) => (await compiled(...args)).manifest;

const POLICY = "schema: 1\nrules:\n  artifact/dates: info\n";

describe("A packet's manifest", () => {
	it("names the packet and its members with what they are and mean", async () => {
		const { packet, members, tool, at, schema } = await manifestOf();
		const digest = digestOf(libraryOf(PARKING).check("packet.md")!.artifact.document);
		assert.deepEqual([schema, at, tool], [1, "2026-11-28", { name: "rai-docs", version: "9.8.7" }]);
		assert.deepEqual(packet, {
			id: "RP-parking",
			path: "packet.md",
			version: "1.0.0",
			digest,
			sha256: sha256Of(bytes(PARKING["packet.md"] ?? "")),
		});
		assert.deepEqual(
			members.map(({ id, path, status, withheld }) => [id, path, status, withheld]),
			[
				["MC-parking", "card.md", "in-review", undefined],
				["RA-helpdesk", "risks.md", "in-review", undefined],
				["DS-gates", "sheet.md", "in-review", undefined],
			],
		);
	});

	it("has the digest of the policies' texts, and the rules that they set otherwise", async () => {
		const without = await manifestOf();
		const { policyDigest, unusual } = await manifestOf({ files: { ...PARKING, "rai-docs.yaml": POLICY } });
		assert.deepEqual([without.unusual, unusual], [[], ["artifact/dates"]]);
		assert.equal(without.policyDigest, sha256Of(bytes("{}")));
		assert.equal(policyDigest, sha256Of(bytes(`{"rai-docs.yaml":"${sha256Of(bytes(POLICY))}"}`)));
	});

	it("says which commit was checked out, and which documents say something else", async () => {
		assert.equal((await manifestOf()).commit, undefined);
		const { "log.md": _, "sheet.md": __, ...committed } = PARKING;
		const changed = { ...committed, "card.md": replaced("Parking", "Garage")(committed["card.md"] ?? "") };
		const git = fakeGit({ commits: [{ files: changed }] });
		const { commit, uncommitted } = await manifestOf({ git });
		assert.deepEqual([commit, uncommitted], [git.ids[0], ["card.md", "sheet.md"]]);
	});

	it("takes no comment for a change, and says nothing of what this clone lacks", async () => {
		const { "sheet.md": _, ...others } = PARKING;
		const commented = {
			...PARKING,
			"card.md": replaced("artifact: model-card\n", "artifact: model-card # as agreed\n")(PARKING["card.md"] ?? ""),
		};
		assert.equal((await manifestOf({ git: fakeGit({ commits: [{ files: commented }] }) })).uncommitted, undefined);
		const partial = fakeGit({ commits: [{ files: { ...others, "sheet.md": "else" } }], state: "partial", unfetched: ["sheet.md"] });
		assert.equal((await manifestOf({ git: partial })).uncommitted, undefined);
	});

	it("names what is withheld by its digests", async () => {
		const { members } = await manifestOf({}, { withheld: new Set(["card.md"]) });
		assert.deepEqual(
			members.map(({ path, withheld }) => [path, withheld]),
			[
				["card.md", true],
				["risks.md", undefined],
				["sheet.md", undefined],
			],
		);
		assert.match(members[0]?.digest ?? "", /^rai1:/);
	});

	it("has the file's own bytes where it says what was compiled, else those of the text", async () => {
		const marked = bytes(`\uFEFF${PARKING["card.md"]}`);
		const sha256 = async (raw: Uint8Array, text: string) => {
			const { members } = await manifestOf({ files: { ...PARKING, "card.md": text }, bytes: { "card.md": raw } });
			return members.find(({ path }) => path === "card.md")?.sha256;
		};
		assert.equal(await sha256(marked, `\uFEFF${PARKING["card.md"]}`), sha256Of(marked));
		assert.equal(await sha256(bytes("as it was saved"), PARKING["card.md"] ?? ""), sha256Of(bytes(PARKING["card.md"] ?? "")));
	});
});

describe("A compiled packet", () => {
	it("is the same for the same input and day, byte by byte, and another for another", async () => {
		const [first, second, later] = [await compiled(), await compiled(), await compiled({}, {}, "2026-11-29")];
		assert.equal(second.html, first.html);
		assert.deepEqual(second.archive(), first.archive());
		assert.notEqual(later.html, first.html);
		assert.notEqual(later.seal, first.seal);
	});

	it("shows its digests on the last of its pages, withheld documents among them", async () => {
		const { html, manifest } = await compiled({}, { withheld: new Set(["card.md"]) });
		const shown = html.slice(html.indexOf('<section id="digests"'));
		for (const { digest, sha256 } of [manifest.packet, ...manifest.members])
			assert.ok(shown.includes(digest ?? "?") && shown.includes(sha256));
		assert.equal((shown.match(/Withheld:/g) ?? []).length, 1);
		assert.ok(shown.includes(manifest.policyDigest));
	});

	it("holds no data in its script", async () => {
		const { html } = await compiled();
		assert.equal(/<script>([\s\S]*?)<\/script>/.exec(html)?.[1], "1");
	});

	it("prints its title as text, whatever it says", async () => {
		const title = `x"; } body { display: none } </style><script>`;
		const files = {
			...PARKING,
			"packet.md": replaced("title: Launch of the parking forecast", `title: '${title}'`)(PARKING["packet.md"] ?? ""),
		};
		const { html } = await compiled({ files });
		const [, running = ""] = /:root \{ --running-head: "([^"]*)"/.exec(html) ?? [];
		assert.equal(
			running.replace(/\\([0-9a-f]+) /g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
			title,
		);
	});
});
