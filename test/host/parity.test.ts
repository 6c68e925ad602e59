import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { extensions, languages, Uri, workspace } from "vscode";
import { card, folder, open, ours, ruleOf, until, write } from "./documents";

interface CliProblem {
	readonly rule: string;
	readonly severity: string;
	readonly message: string;
	readonly path: string;
	readonly range: { start: { line: number; character: number }; end: { line: number; character: number } } | null;
	readonly fixes: readonly string[];
}

/** What the command line says of the folder that is open. */
function check(): Promise<CliProblem[]> {
	const cli = path.join(extensions.getExtension("rai-docs.rai-docs")?.extensionPath ?? "", "dist", "cli.js");
	return new Promise((resolve, reject) => {
		execFile("node", [cli, "check", "--format", "json", "--root", folder().fsPath], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
			if (stdout === "") reject(error ?? new Error(stderr));
			else resolve(JSON.parse(stdout).problems);
		});
	});
}

const SEVERITIES = ["error", "warning", "info"];

function shown(): string[] {
	const root = folder();
	const inFolder = languages.getDiagnostics().filter(([uri]) => uri.path.startsWith(`${root.path}/`));
	return inFolder
		.flatMap(([uri]) =>
			ours(uri).map((d) => {
				const { start, end } = d.range;
				const file = path.posix.relative(root.path, uri.path);
				return `${file}:${start.line}:${start.character}-${end.line}:${end.character} ${SEVERITIES[d.severity]} ${ruleOf(d)} ${d.message}`;
			}),
		)
		.sort();
}

describe("Editor and command line", () => {
	it("say the same of the same folder", async () => {
		await write("parity/policy.txt", "");
		await write("parity/hub/README.md", "---\nlicense: other\nlanguage: no\n---\n# Model\n\n[More Information Needed]\n");
		await write("parity/broken.md", '---\nartifact: model-card\nid: "MC-broken\nsystem: x\n---\n');
		await write("parity/late.md", `\n${card("MC-late")}`);
		await write("parity/data.yaml", "artifact: dataset-sheet\nschema: 1\nid: DS-a\ntitel: x\n");
		await write("rai-docs.yaml", 'associations: { "parity/hub/*.md": huggingface-model-card }\nrules: { schema/type: off }\n');
		await open(
			"parity/open.md",
			card("MC-open", (text) => text.replace("tier: 3", "tier: 4").replace("who: Applicants", "who: TODO")),
		);
		await workspace.saveAll(false);
		const told = (await check()).filter((problem) => problem.range);
		const expected = told.map(({ path: file, range, severity, rule, message }) => {
			const { start, end } = range ?? assert.fail();
			return `${file}:${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${rule} ${message}`;
		});
		assert.ok(expected.length > 5, expected.join("\n"));
		await until("the same problems", () => JSON.stringify(shown()) === JSON.stringify(expected.sort())).catch(() =>
			assert.deepEqual(shown(), expected.sort()),
		);
		await workspace.fs.delete(Uri.joinPath(folder(), "rai-docs.yaml"));
	});
});
