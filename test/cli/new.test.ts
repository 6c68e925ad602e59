import assert from "node:assert/strict";
import { chmodSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { KINDS } from "../../src/core/index.js";
import { newFolder, remove } from "../node/folder.js";
import { checkJson, listed, run } from "./run.js";

const folders: string[] = [];

function folder(files: Readonly<Record<string, string>> = {}): string {
	const made = newFolder(files);
	folders.push(made);
	return made;
}

after(() => folders.forEach(remove));

const read = (...file: string[]): string => readFileSync(path.join(...file), "utf8");
const front = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? text);
const names = (root: string): string[] => readdirSync(root, { recursive: true, encoding: "utf8" }).sort();

describe("rai-docs new review-packet", () => {
	const about = (id: string, system: string, status: string): string =>
		`---\nartifact: model-card\nid: ${id}\ntitle: About ${id}\nsystem: ${system}\ntier: 2\nstatus: ${status}\n---\n`;

	it("names what the workspace holds about the system, with how far it is", async () => {
		const top = folder({
			"a.md": about("MC-a", "credit", "in-review"),
			"b.md": about("MC-credit-risk", "credit", "draft"),
			"c.md": about("MC-c", "other", "approved"),
			"d.md": about("MC-d", "credit", "superseded"),
		});
		const { code, out } = await run(top, ["new", "review-packet", "--system", "credit"]);
		assert.deepEqual([code, out], [0, "review-packet-credit.md: review packet for “credit”, tier 2.\n"]);
		const text = read(top, "review-packet-credit.md");
		const members = text.slice(text.indexOf("\nmembers:") + 1, text.indexOf("\nexpires:"));
		assert.deepEqual(members.split("\n").slice(1), ["  - MC-a            # About MC-a", "  - MC-credit-risk  # About MC-credit-risk"]);
		assert.deepEqual(front(text).members, ["MC-a", "MC-credit-risk"]);
	});

	it("asks for all of a system that has no document yet", async () => {
		const top = folder();
		assert.equal((await run(top, ["new", "review-packet", "--system", "credit"])).code, 0);
		assert.equal(front(read(top, "review-packet-credit.md")).members, "all");
	});
});

describe("rai-docs new without --system and --out", () => {
	const card = (id: string, system: string): string => `artifact: model-card\nid: ${id}\nsystem: ${system}\ntier: 2\n`;

	it("is about the system that init was told, in the folder that it made", async () => {
		const top = folder({ "rai-docs.yaml": "" });
		await run(top, ["init", "--system", "parking"]);
		const { code, out } = await run(top, ["new", "model-card"]);
		assert.deepEqual([code, out], [0, "docs/rai/model-card-parking.md: model card for “parking”, tier 3.\n"]);
		assert.equal(front(read(top, "docs/rai/model-card-parking.md")).system, "parking");
	});

	it("lies beside the system's other documents, from wherever it is called", async () => {
		const top = folder({ "rai-docs.yaml": "", "ml/cards/a.yaml": card("MC-a", "credit"), "docs/rai/x.txt": "", "src/x.txt": "" });
		assert.equal((await run(path.join(top, "src"), ["new", "risk-assessment"])).code, 0);
		assert.ok(names(top).includes("ml/cards/risk-assessment-credit.md"));
	});

	it("asks which of several systems, but not of a card that is about none", async () => {
		const top = folder({ "rai-docs.yaml": "systems: { parking: { tier: 3 } }\n", "a.yaml": card("MC-a", "credit") });
		const { code, err } = await run(top, ["new", "model-card"]);
		assert.deepEqual(
			[code, err.split("\n")[0]],
			[2, "rai-docs: --system says which system the document is about: credit, parking, or another one."],
		);
		assert.equal((await run(top, ["new", "huggingface-model-card"])).code, 0);
		assert.equal((await run(top, ["new", "model-card", "--system", "credit"])).code, 0);
	});

	it("is named after the folder where no system is known", async () => {
		const top = folder({ "Some Thing/rai-docs.yaml": "" });
		assert.equal((await run(path.join(top, "Some Thing"), ["new", "model-card"])).code, 0);
		assert.ok(names(top).includes("Some Thing/model-card-some-thing.md"));
	});
});

describe("rai-docs new", () => {
	for (const { id, family, title } of KINDS) {
		it(`writes a ${id}, and says what it wrote`, async () => {
			const root = folder();
			const { code, out, err } = await run(root, ["new", id, "--system", "Credit Risk"]);
			assert.deepEqual([code, err], [0, ""]);
			assert.deepEqual(names(root), [`${id}-credit-risk.md`]);
			assert.match(
				out,
				family === "rai" ? new RegExp(`^${id}-credit-risk\\.md: .*“credit-risk”, tier 3`) : new RegExp(`^${id}-credit-risk\\.md: ${title}`),
			);
			if (family === "rai") assert.deepEqual(listed(await checkJson(root)), [`${id}-credit-risk.md draft/unanswered`]);
		});
	}

	it("writes Markdown or YAML, as --out ends", async () => {
		const root = folder();
		for (const [name, begins] of [
			["a.md", "---\n"],
			["b.markdown", "---\n"],
			["c.yaml", "artifact:"],
			["d.yml", "artifact:"],
			["E.YAML", "artifact:"],
		] as const) {
			assert.equal((await run(root, ["new", "model-card", "--system", "x1", "--out", name])).code, 0, name);
			assert.ok(read(root, name).startsWith(begins), name);
		}
		assert.deepEqual(new Set(listed(await checkJson(root))), new Set(names(root).map((name) => `${name} draft/unanswered`)));
	});

	it("takes an id that is free", async () => {
		const root = folder();
		for (const out of ["a.md", "b.yaml", "c/d.md"]) await run(root, ["new", "risk-assessment", "--system", "credit", "--out", out]);
		assert.deepEqual(
			["a.md", "b.yaml", "c/d.md"].map((name) => front(read(root, name)).id),
			["RA-credit", "RA-credit-2", "RA-credit-3"],
		);
		assert.ok(!listed(await checkJson(root)).some((problem) => problem.endsWith("duplicate-id")));
	});

	for (const name of ["a.md", "deep/b.md"]) {
		it(`never overwrites: ${name}`, async () => {
			const root = folder({ [name]: "mine\n" });
			const { code, err, out } = await run(root, ["new", "model-card", "--out", name]);
			assert.deepEqual([code, out, read(root, name)], [2, "", "mine\n"]);
			assert.match(err, /exists already, and is left as it is/);
		});
	}

	it("never writes through a link", async () => {
		const [root, other] = [folder(), folder({ "theirs.md": "theirs\n" })];
		symlinkSync(path.join(other, "theirs.md"), path.join(root, "a.md"));
		symlinkSync(path.join(other, "new.md"), path.join(root, "b.md"));
		for (const out of ["a.md", "b.md"]) assert.equal((await run(root, ["new", "model-card", "--out", out])).code, 2);
		assert.deepEqual([names(other), read(other, "theirs.md")], [["theirs.md"], "theirs\n"]);
	});

	it("never overwrites what it wrote the time before", async () => {
		const root = folder();
		assert.equal((await run(root, ["new", "model-card"])).code, 0);
		const before = names(root);
		assert.equal((await run(root, ["new", "model-card"])).code, 2);
		assert.deepEqual(names(root), before);
	});

	it("makes the folders that --out names", async () => {
		const root = folder();
		assert.equal((await run(root, ["new", "model-card", "--out", "a/b/c.md"])).code, 0);
		assert.deepEqual(names(root), ["a", path.join("a", "b"), path.join("a", "b", "c.md")]);
	});

	it("says what is wrong where --out cannot be written", async () => {
		const root = folder({ "file.txt": "x" });
		const { code, err } = await run(root, ["new", "model-card", "--out", "file.txt/a.md"]);
		assert.equal(code, 2);
		assert.match(err, /^rai-docs: .*file\.txt/);
	});

	// Root may write everywhere, and Windows denies in another way.
	if (process.platform !== "win32" && process.getuid?.() !== 0) {
		it("says what is wrong where nobody may write", async () => {
			const root = folder();
			chmodSync(root, 0o555);
			const { code, err } = await run(root, ["new", "model-card", "--out", "a.md"]);
			assert.equal(code, 2);
			assert.match(err, /^rai-docs: .*a\.md/);
		});
	}
});

describe("rai-docs new: the system", () => {
	it("is named by --system, as systems are named", async () => {
		const root = folder();
		await run(root, ["new", "model-card", "--system", "Crédit: Ärger!", "--out", "a.md"]);
		assert.equal(front(read(root, "a.md")).system, "credit-arger");
	});

	it("is named like the root, where nobody names it", async () => {
		const root = folder({ "Credit Risk/rai-docs.yaml": "", "Credit Risk/a/": "" });
		await run(path.join(root, "Credit Risk/a"), ["new", "model-card", "--out", "b.md"]);
		assert.equal(front(read(root, "Credit Risk/a/b.md")).system, "credit-risk");
	});

	for (const name of ["true", "123", "1.10", "no", "x", "null", "w".repeat(100)]) {
		it(`may be called ${name.slice(0, 10)}`, async () => {
			const root = folder();
			assert.equal((await run(root, ["new", "model-card", "--system", name, "--out", "a.md"])).code, 0);
			assert.deepEqual(listed(await checkJson(root)), ["a.md draft/unanswered"]);
		});
	}
});

describe("rai-docs new: the tier", () => {
	const card = (tier: number, system = "credit") =>
		`---\nartifact: model-card\nid: MC-t${tier}\nsystem: ${system}\nstatus: draft\ntier: ${tier}\n---\n`;

	for (const [name, files, args, expected] of [
		["is 3 where nobody says", {}, [], 3],
		["is what --tier says", { "a.md": card(1) }, ["--tier", "2"], 2],
		["is that of the system's documents", { "a.md": card(2) }, [], 2],
		["is the strictest of them", { "a.md": card(3), "b.md": card(1), "c.md": card(2) }, [], 1],
		["is not that of another system", { "a.md": card(1, "fraud") }, [], 3],
		["is what the policy says", { "rai-docs.yaml": "systems: { credit: { tier: 1 } }\n" }, [], 1],
		["is that of the policy, before that of documents", { "rai-docs.yaml": "systems: { credit: { tier: 1 } }\n", "a.md": card(2) }, [], 1],
		["is what the folder's policy says", { "rai-docs.yaml": "", "new/rai-docs.yaml": "systems: { credit: { tier: 1 } }\n" }, [], 1],
		[
			"is that of the documents, where the policy has no tier",
			{ "rai-docs.yaml": "systems: { credit: { production: false } }\n", "a.md": card(2) },
			[],
			2,
		],
	] as const) {
		it(name, async () => {
			const root = folder(files);
			const { out } = await run(root, ["new", "model-card", "--system", "credit", "--out", "new/card.md", ...args]);
			assert.equal(front(read(root, "new/card.md")).tier, expected);
			assert.match(out, new RegExp(`tier ${expected}`));
		});
	}
});

describe("rai-docs new: the owner", () => {
	const owner = async (files: Readonly<Record<string, string>>, out = "a.md"): Promise<unknown> => {
		const root = folder(files);
		assert.equal((await run(root, ["new", "model-card", "--system", "credit", "--out", out])).code, 0);
		return front(read(root, out)).owner;
	};

	it("stays empty where nobody is known", async () => assert.deepEqual(await owner({}), { name: "", email: "", role: "" }));

	it("is the policy's", async () => {
		const policy = "owner: { name: Ada Osei, email: ada@example.com, role: rai-lead }\n";
		assert.deepEqual(await owner({ "rai-docs.yaml": policy }), { name: "Ada Osei", email: "ada@example.com", role: "rai-lead" });
	});

	it("is the system's", async () => {
		const policy = "owner: { name: Ada }\nsystems: { credit: { owner: { name: Grace } } }\n";
		assert.deepEqual(await owner({ "rai-docs.yaml": policy }), { name: "Grace", email: "", role: "" });
	});

	it("is that of the policy of the folder it is written to", async () => {
		const files = { "rai-docs.yaml": "owner: { name: Ada }\n", "a/rai-docs.yaml": "owner: { name: Mira }\n" };
		assert.deepEqual(await owner(files, "a/b.md"), { name: "Mira", email: "", role: "" });
		assert.deepEqual(await owner(files, "c/b.md"), { name: "Ada", email: "", role: "" });
	});
});

describe("rai-docs new: a card in a format of others", () => {
	it("is said to need an association, which then is enough", async () => {
		const root = folder({ "rai-docs.yaml": "# ours\n" });
		const { out } = await run(root, ["new", "huggingface-model-card", "--out", "m/README.md"]);
		const [, association = ""] = /says so:\n([\s\S]+)/.exec(out) ?? [];
		assert.deepEqual(parse(association.replace(/^ {2}/gm, "")), { associations: { "m/README.md": "huggingface-model-card" } });
	});

	it("is not, where there is one", async () => {
		const root = folder({ "rai-docs.yaml": "associations: { '**/README.md': huggingface-model-card }\n" });
		const { out } = await run(root, ["new", "huggingface-model-card", "--out", "m/README.md"]);
		assert.doesNotMatch(out, /association/);
	});
});
