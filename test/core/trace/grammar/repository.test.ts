import assert from "node:assert/strict";
import { repositoryName } from "../../../../src/core/trace/grammar/repository.js";

const NAMES: readonly (readonly [string, string | undefined])[] = [
	["https://github.com/Acme/Credit.git", "github.com/acme/credit"],
	["https://github.com/acme/credit/", "github.com/acme/credit"],
	["https://ada:secret@www.github.com/acme/credit", "github.com/acme/credit"],
	["git@github.com:acme/credit.git", "github.com/acme/credit"],
	["github.com:acme/credit", "github.com/acme/credit"],
	["ssh://git@ssh.github.com:443/acme/credit.git", "github.com/acme/credit"],
	["git://github.com/acme/credit", "github.com/acme/credit"],
	["https://gitlab.example.org:8443/risk/models/credit.git", "gitlab.example.org/risk/models/credit"],
	["https://dev.azure.com/Acme/Risk%20Team/_git/credit", "dev.azure.com/acme/risk team/credit"],
	["https://acme@dev.azure.com/acme/risk/_git/credit", "dev.azure.com/acme/risk/credit"],
	["git@ssh.dev.azure.com:v3/acme/risk/credit", "dev.azure.com/acme/risk/credit"],
	["https://acme.visualstudio.com/DefaultCollection/risk/_git/credit", "dev.azure.com/acme/risk/credit"],
	["https://acme.visualstudio.com/_git/credit", "dev.azure.com/acme/credit/credit"],
	["acme@vs-ssh.visualstudio.com:v3/acme/risk/credit", "dev.azure.com/acme/risk/credit"],
	["https://host.example/100%/x", "host.example/100%/x"],
	["https://github.com", undefined],
	["https://github.com/", undefined],
	["https://github.com/../x", undefined],
	["ssh://-oProxyCommand=x/a/b", undefined],
	["file:///srv/git/credit.git", undefined],
	["/srv/git/credit.git", undefined],
	["../credit", undefined],
	["C:\\git\\credit", undefined],
	["C:/git/credit", undefined],
	["", undefined],
];

describe("The name of a repository", () => {
	for (const [address, name] of NAMES)
		it(`${address || "nothing"} is ${name ?? "none"}`, () => assert.equal(repositoryName(address), name));
});
