import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { newFolder, remove } from "../node/folder.js";
import { commit, idOf, repository } from "../node/repository.js";
import { run } from "./run.js";

const document = (kind: string, id: string, version: string, more = ""): string =>
	`---\nartifact: ${kind}\nschema: "1"\nid: ${id}\ntitle: "The ${kind} | <b>x</b>"\nsystem: agent\ntier: 2\nversion: "${version}"\nstatus: approved\n${more}---\n`;

const components = (pin: string) => `components:
  - { type: prompt, name: system, version: "1", ref: "git:${pin}#prompts/system.txt" }
  - { type: model, name: gpt, version: "2026-05", provider: Example, ref: "models:/gpt/3" }
`;

const APPROVALS = `approvals:
  - { role: rai-lead, name: T. Lindqvist, decision: approved, date: 2026-05-02, version: "1.0.0", digest: "rai1:sha256:${"0".repeat(64)}" }
  - { role: eng-lead, name: Grace Lin, decision: rejected, date: 2026-05-02, version: "1.0.0" }
`;

const POLICY = `version: 1
roster:
  - { name: Ada Osei, email: ada@example.com, roles: [rai-lead, security] }
`;

const at = (time: string) => ({ GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time });

describe("rai-docs new incident-record --at", () => {
	let root: string;
	const commits: string[] = [];

	before(() => {
		root = repository();
		commit(root, { "prompts/system.txt": "Be kind.\n", "rai-docs.yaml": POLICY }, at("2026-05-01T08:00:00Z"));
		const pin = idOf(root, "HEAD");
		commit(root, { "sc.md": document("system-card", "SC-agent", "1.0.0", components(pin) + APPROVALS) }, at("2026-05-02T08:00:00Z"));
		commit(root, { "prompts/system.txt": "Be kind, and brief.\n" }, at("2026-05-03T10:00:00Z"));
		commits.push(idOf(root, "HEAD"));
		commit(
			root,
			{ "prompts/system.txt": "Anything goes.\n", "sc.md": document("system-card", "SC-agent", "2.0.0") },
			at("2026-05-03T12:00:00Z"),
		);
		commits.push(idOf(root, "HEAD"));
	});
	after(() => remove(root));

	const made = async (time: string, out: string, ...more: readonly string[]) => {
		const result = await run(root, ["new", "incident-record", "--system", "agent", "--at", time, "--out", out, ...more]);
		return { ...result, text: result.code === 0 ? readFileSync(path.join(root, out), "utf8") : "" };
	};
	const front = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? text);

	it("gathers what the branch held at the minute, not what a card pinned before, nor what came after", async () => {
		const { code, out, text } = await made("2026-05-03T12:20+02:00", "a.md");
		assert.deepEqual([code, out], [0, "a.md: incident record for “agent”, tier 2.\n3 values are filled in, and to be confirmed.\n"]);
		const { state_at_incident: state, times } = front(text);
		assert.deepEqual(state, { model: "models:/gpt/3", prompts: [`git:${commits[0]}#prompts/system.txt`], provider_version: "2026-05" });
		assert.equal(times.occurred_at, "2026-05-03T12:20+02:00");
		assert.match(text, /# from prompts\/system\.txt at [0-9a-f]{7}, which SC-agent@1\.0\.0 names: confirm$/m);
	});

	it("says which documents stood, who had approved them, and whom to tell", async () => {
		const { text } = await made("2026-05-03T11:00Z", "b.md");
		assert.match(text, RegExp(`At 2026-05-03T11:00Z the branch held \`git:${commits[0]}\`\\.`));
		assert.match(
			text,
			/^\| SC-agent@1\.0\.0, The system-card \\\| \\<b\\>x\\<\/b\\> \| approved \| T\. Lindqvist \(rai-lead\), 2026-05-02, of another text \| rai1:sha256:[0-9a-f]{64} \|$/m,
		);
		assert.match(text, /^\| people may be harmed severely, .* \| rai-lead \| Ada Osei, ada@example\.com \|$/m);
		assert.match(text, /^\| {2}\| trust-and-safety \| nobody in the roster \|$/m);
	});

	it("leaves every judgement to people", async () => {
		const { text } = await made("2026-05-03", "c.md");
		const { severity, category, near_miss, detection, risks, harm, times } = front(text);
		assert.deepEqual([severity, category, near_miss, detection.source, risks.known, harm.types], [null, [], null, null, [], []]);
		assert.equal(times.occurred_at, null, "a day is no time");
		assert.match(text, RegExp(`git:${commits[1]}`));
	});

	it("has nothing wrong with it, as Markdown and as YAML, and waits for confirmation", async () => {
		for (const file of ["d.md", "d.yaml"]) {
			await made("2026-05-03T11:00Z", file);
			const { problems } = JSON.parse((await run(root, ["check", "--format", "json", file])).out);
			assert.deepEqual(
				problems
					.map(({ rule, severity }: { rule: string; severity: string }) => `${severity} ${rule}`)
					.filter((one: string) => !/trace\//.test(one))
					.sort(),
				["info draft/unanswered", "info draft/unconfirmed"],
				file,
			);
		}
		assert.match(readFileSync(path.join(root, "d.yaml"), "utf8"), /^# \| SC-agent@1\.0\.0/m);
	});

	it("says why not", async () => {
		const refused = async (time: string) => (await made(time, "no.md")).err;
		assert.match(await refused("2026-04-01T00:00Z"), /Nothing was committed to the branch “main” by 2026-04-01T00:00Z/);
		assert.match(await refused("2027-01-01T00:00Z"), /still to come/);
		assert.match(await refused("2026-02-30T00:00Z"), /There is no time 2026-02-30T00:00Z in the calendar/);
		assert.match(await refused("yesterday"), /There is no revision “yesterday” here/);
		assert.match((await run(root, ["new", "model-card", "--at", "2026-05-03"])).err, /--at is the time of an incident/);
		const bare = newFolder();
		assert.match((await run(bare, ["new", "incident-record", "--at", "2026-05-03"])).err, /There is no git history to read/);
		remove(bare);
	});
});
