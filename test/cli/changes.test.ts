import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { NamedDocument, SystemChange } from "../../src/core/index.js";
import { newFolder, remove } from "../node/folder.js";
import { commit, git, idOf, repository } from "../node/repository.js";
import { run } from "./run.js";

const document = (kind: string, id: string, more = "", version = "1.0.0"): string =>
	`---\nartifact: ${kind}\nschema: "1"\nid: ${id}\ntitle: The ${kind}\nsystem: agent\ntier: 2\nversion: "${version}"\nstatus: approved\n${more}---\n`;

const card = (pin: string, version?: string) =>
	document(
		"system-card",
		"SC-agent",
		`components: [{ type: prompt, name: system, version: "1", ref: "git:${pin}#prompts/system.txt" }]\n`,
		version,
	);

interface Json {
	readonly schema: 1;
	readonly since: { readonly revision: string; readonly commit: string } | null;
	readonly files: readonly string[];
	readonly systems: readonly (Omit<SystemChange, "reopens"> & {
		readonly reopens: readonly { readonly documents: readonly (NamedDocument & { readonly reissued?: boolean })[] }[];
	})[];
}

describe("rai-docs changes", () => {
	const folders: string[] = [];
	after(() => folders.forEach(remove));

	/** A system card that pins its prompt, a report, a privacy assessment; three commits, nothing changed since. */
	function agent(prefix = ""): { readonly root: string; readonly top: string } {
		const top = repository({ [`${prefix}prompts/system.txt`]: "Be kind.\n", [`${prefix}rai-docs.yaml`]: "version: 1\n" });
		folders.push(top);
		const pin = idOf(top, "HEAD");
		const text = card(pin).replace("prompts/system.txt", `${prefix}prompts/system.txt`);
		commit(top, {
			[`${prefix}sc.md`]: text,
			[`${prefix}er.md`]: document("evaluation-report", "ER-agent"),
			[`${prefix}pa.md`]: document("privacy-assessment", "PA-agent"),
			[`${prefix}dl.md`]: document("decision-log", "DL-agent"),
		});
		return { root: path.join(top, prefix), top };
	}

	async function changes(root: string, ...args: readonly string[]): Promise<Json & { readonly code: number }> {
		const { out, code, err } = await run(root, ["changes", "--format", "json", ...args]);
		assert.equal(err, "");
		return { ...JSON.parse(out), code };
	}

	const reissued = ({ systems }: Json) =>
		systems.flatMap(({ reopens }) => reopens.flatMap(({ documents }) => documents.map(({ id, reissued: is }) => `${id} ${is}`)));

	it("says of a file what its change would reopen", async () => {
		const { root } = agent();
		const { out, code } = await run(root, ["changes", "prompts/system.txt"]);
		assert.equal(
			out,
			`agent (Tier 2): change of a prompt or of configuration
  prompts/system.txt: SC-agent, components[0].ref
Reopens
  system card: SC-agent “The system-card”, 1.0.0, approved
  evaluation report (regression suites): ER-agent “The evaluation-report”, 1.0.0, approved
  decision log: DL-agent “The decision-log”, 1.0.0, approved
Leaves
  PA-agent “The privacy-assessment”, 1.0.0, approved
`,
		);
		assert.equal(code, 0);
		assert.equal((await run(root, ["changes", "er.md"])).out, "No document names er.md as a part of its system.\n");
	});

	it("has nothing to say where nothing changed", async () => {
		const { root } = agent();
		const { out, code } = await run(root, ["changes"]);
		assert.deepEqual([out, code], ["Nothing that a document names as a part of its system changed since HEAD.\n", 0]);
	});

	it("sees what is not committed, and asks for new versions", async () => {
		const { root } = agent();
		writeFileSync(path.join(root, "prompts/system.txt"), "Be kind, and brief.\n");
		const found = await changes(root);
		assert.deepEqual([found.code, found.files, found.since?.commit], [1, ["prompts/system.txt"], idOf(root, "HEAD")]);
		assert.deepEqual(reissued(found), ["SC-agent false", "ER-agent false", "DL-agent false"]);
		const { out } = await run(root, ["changes"]);
		assert.match(out, /^1 file changed since HEAD \([0-9a-f]{7}\)\n\nagent \(Tier 2\)/);
		assert.match(out, /ER-agent .* approved: not issued anew\n/);
		// The rule says the same of the card.
		assert.match(
			(await run(root, ["check"])).out,
			/“prompts\/system.txt” has changed since, in the working tree: .* raise the version.*change\/reissue/,
		);
	});

	it("is satisfied when all that is reopened was issued anew", async () => {
		const { root } = agent();
		const before = idOf(root, "HEAD");
		commit(root, { "prompts/system.txt": "Be brief.\n" });
		assert.equal((await changes(root)).code, 0);
		const pin = idOf(root, "HEAD");
		commit(root, { "sc.md": card(pin, "1.1.0"), "er.md": document("evaluation-report", "ER-agent", "", "1.1.0") });
		const half = await changes(root, "--since", before);
		assert.deepEqual([half.code, reissued(half)], [1, ["SC-agent true", "ER-agent true", "DL-agent false"]]);
		assert.deepEqual(half.files, ["prompts/system.txt", "sc.md"]);
		commit(root, { "dl.md": document("decision-log", "DL-agent", "", "1.1.0") });
		assert.equal((await changes(root, "--since", before)).code, 0);
	});

	it("sees a file that is gone, and one that a PATH names only", async () => {
		const { root } = agent();
		rmSync(path.join(root, "prompts/system.txt"));
		assert.deepEqual((await changes(root)).files, ["prompts/system.txt"]);
		assert.deepEqual((await changes(root, "--since", "HEAD", "prompts")).files, ["prompts/system.txt"]);
		assert.deepEqual((await changes(root, "--since", "HEAD", "pa.md")).files, []);
	});

	it("works in a folder of the repository", async () => {
		const { root } = agent("rai/");
		writeFileSync(path.join(root, "prompts/system.txt"), "Be brief.\n");
		assert.deepEqual((await changes(root)).files, ["prompts/system.txt"]);
	});

	it("tells what a document says itself: another version by the provider, another scope", async () => {
		const model = (version: string) => `components: [{ type: model, name: gpt, provider: X, version: "${version}" }]\n`;
		const root = repository({
			"sc.md": document("system-card", "SC-agent", model("2026-05")),
			"ir.md": document("intake-request", "IR-agent", "exposure: internal\n"),
		});
		folders.push(root);
		writeFileSync(path.join(root, "sc.md"), document("system-card", "SC-agent", model("2026-09"), "1.1.0"));
		writeFileSync(path.join(root, "ir.md"), document("intake-request", "IR-agent", "exposure: public\n"));
		const { systems } = await changes(root);
		assert.deepEqual(
			systems.flatMap((system) => system.changes),
			["provider-update", "scope-change"],
		);
	});

	it("runs no filter that the repository names, and takes Windows line ends for the same", async () => {
		const { root } = agent();
		git(root, ["config", "filter.evil.clean", "touch evil; cat"]);
		writeFileSync(path.join(root, ".gitattributes"), "*.txt filter=evil\n");
		writeFileSync(path.join(root, "prompts/system.txt"), "Be kind.\r\n");
		assert.deepEqual((await changes(root)).files, []);
		assert.throws(() => rmSync(path.join(root, "evil")));
	});

	it("says why it cannot tell", async () => {
		const { root } = agent();
		const failed = async (at: string, ...args: readonly string[]) => {
			const { code, err } = await run(at, ["changes", ...args]);
			assert.equal(code, 2);
			return err;
		};
		assert.match(await failed(root, "--since", "nowhere"), /There is no revision “nowhere” here/);
		assert.match(await failed(root, "--since", "--output=x"), /is no git revision|takes one value/);
		assert.match(await failed(root, "no.txt"), /There is no file or folder .*no\.txt/);
		const bare = newFolder();
		folders.push(bare);
		assert.match(await failed(bare), /There is no git history to compare with/);
	});
});
