import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Library } from "../../../src/core/index.js";
import { gitHistory } from "../../../src/node/git/history.js";
import { baseText } from "../../cases/case.js";
import { newFolder, remove } from "../folder.js";
import { clone, commit, git, idOf, repository } from "../repository.js";

const CARD = baseText("model-card.md");
const ENTRY = '  - { role: rai-lead, name: Tove Berg, email: tove@example.com, decision: approved, date: 2026-10-02, version: "0.9.0" }\n';
const APPROVED = CARD.replace("\nmodel:", `\napprovals:\n${ENTRY}model:`);

const TOVE = { GIT_AUTHOR_NAME: "Tove Berg", GIT_AUTHOR_EMAIL: "tove@example.com" };

/** `committed 1234567`, as a check of the folder would say. */
async function standing(root: string): Promise<string> {
	const library = new Library({ today: () => "2026-11-22" });
	library.set("card.md", readFileSync(path.join(root, "card.md"), "utf8"));
	const { texts } = await gitHistory(root).texts(["card.md"]);
	library.setHistory("card.md", texts.get("card.md") ?? []);
	const [{ provenance } = { provenance: undefined }] = library.check("card.md")?.approvals ?? [];
	return [provenance?.standing, provenance?.commit?.commit.slice(0, 7)].join(" ").trim();
}

const short = (root: string, name: string): string => idOf(root, name).slice(0, 7);

describe("Who committed an approval", () => {
	const roots: string[] = [];
	const made = (root: string): string => {
		roots.push(root);
		return root;
	};
	after(() => roots.forEach(remove));

	it("is the approver, by the author of the commit, whatever came later", async () => {
		const root = made(repository({ "card.md": CARD }));
		commit(root, { "card.md": APPROVED }, TOVE);
		commit(root, { "card.md": APPROVED.replace("two garages", "2 garages") });
		assert.equal(await standing(root), `committed ${short(root, "HEAD~1")}`);
	});

	it("is somebody else, who recorded it", async () => {
		const root = made(repository({ "card.md": CARD }, { "card.md": APPROVED }));
		assert.equal(await standing(root), `recorded ${short(root, "HEAD")}`);
	});

	it("is nobody yet, before it is committed", async () => {
		const root = made(repository({ "card.md": CARD }));
		commit(root, { "card.md": CARD });
		git(root, ["checkout", "--quiet", "HEAD"]);
		const other = made(newFolder({ "card.md": APPROVED }));
		assert.equal(await standing(other), "recorded");
	});

	it("is the approver on a branch that was merged", async () => {
		const root = made(repository({ "card.md": CARD, "other.md": "1" }));
		git(root, ["switch", "--quiet", "-c", "side"]);
		commit(root, { "card.md": APPROVED }, TOVE);
		git(root, ["switch", "--quiet", "main"]);
		commit(root, { "other.md": "2" });
		git(root, ["merge", "--quiet", "--no-edit", "side"]);
		assert.equal(await standing(root), `committed ${short(root, "side")}`);
	});

	for (const [what, env, expected] of [
		["whoever squashed the branch", {}, "recorded"],
		["the approver, who squashed it", TOVE, "committed"],
	] as const) {
		it(`is ${what}`, async () => {
			const root = made(repository({ "card.md": CARD }));
			git(root, ["switch", "--quiet", "-c", "side"]);
			commit(root, { "card.md": APPROVED }, TOVE);
			git(root, ["switch", "--quiet", "main"]);
			git(root, ["merge", "--quiet", "--squash", "side"]);
			commit(root, {}, env);
			git(root, ["branch", "--quiet", "-D", "side"]);
			assert.equal(await standing(root), `${expected} ${short(root, "HEAD")}`);
		});
	}

	it("cannot be told at the edge of a shallow clone", async () => {
		const root = made(repository({ "card.md": CARD }));
		commit(root, { "card.md": APPROVED }, TOVE);
		commit(root, { "other.md": "x" }, TOVE);
		const shallow = made(clone(root, "--depth=1"));
		assert.equal(await standing(shallow), "recorded");
		assert.equal(await standing(made(clone(root))), `committed ${short(root, "HEAD~1")}`);
	});

	it("is not made up by a mailmap", async () => {
		const root = made(
			repository({ "card.md": CARD, ".mailmap": "Tove Berg <tove@example.com> <ada@example.com>\n" }, { "card.md": APPROVED }),
		);
		assert.equal(await standing(root), `recorded ${short(root, "HEAD")}`);
	});
});
