import assert from "node:assert/strict";
import path from "node:path";
import { gitIdentity } from "../../../src/node/git/identity.js";
import { GitError } from "../../../src/node/git/process.js";
import { newFolder } from "../folder.js";
import { git, repository } from "../repository.js";

/** As on a machine on which nothing is configured. */
async function atHome<T>(work: () => Promise<T>, env: Readonly<Record<string, string>> = {}): Promise<T> {
	const home = newFolder();
	const before = { ...process.env };
	Object.assign(process.env, { HOME: home, XDG_CONFIG_HOME: path.join(home, "none"), GIT_CONFIG_NOSYSTEM: "1", ...env });
	try {
		return await work();
	} finally {
		for (const key of Object.keys(process.env)) if (!(key in before)) delete process.env[key];
		Object.assign(process.env, before);
	}
}

describe("Who git takes a person for", () => {
	it("is what the configuration says, the last word", async () => {
		const root = repository({ "a.md": "a" });
		git(root, ["config", "user.name", "Ada Osei"]);
		git(root, ["config", "user.email", "ada@old.example.com"]);
		git(root, ["config", "--add", "user.email", "ada@example.com"]);
		assert.deepEqual(await gitIdentity(root), { name: "Ada Osei", email: "ada@example.com" });
	});

	it("is an address, or a name, where there is only that", async () => {
		const [one, other] = [repository({}), repository({})];
		git(one, ["config", "user.email", "ada@example.com"]);
		git(other, ["config", "user.name", "  Ada Osei "]);
		await atHome(async () => {
			assert.deepEqual(await gitIdentity(one), { name: "ada@example.com", email: "ada@example.com" });
			assert.deepEqual(await gitIdentity(other), { name: "Ada Osei" });
		});
	});

	it("is nobody where nothing is configured, with a repository or without", async () => {
		await atHome(async () => {
			assert.equal(await gitIdentity(repository({})), undefined);
			assert.equal(await gitIdentity(newFolder()), undefined);
		});
	});

	it("cannot be asked without git", async () => {
		await atHome(() => assert.rejects(gitIdentity(newFolder()), GitError), { PATH: newFolder() });
	});
});
