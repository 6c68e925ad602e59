import assert from "node:assert/strict";
import { repositoryName } from "../../../../src/core/index.js";

describe("A remote's address", () => {
	for (const [address, expected] of [
		["https://github.com/acme/credit-risk.git", "github.com/acme/credit-risk"],
		["https://github.com/Acme/Credit-Risk", "github.com/acme/credit-risk"],
		["https://github.com/acme/credit-risk/", "github.com/acme/credit-risk"],
		["https://ada:secret@github.com/acme/credit-risk.git/", "github.com/acme/credit-risk"],
		["https://git.example.com:8443/acme/credit-risk.git", "git.example.com/acme/credit-risk"],
		["http://git.example.com/a/b/c", "git.example.com/a/b/c"],
		["ssh://git@github.com/acme/credit-risk.git", "github.com/acme/credit-risk"],
		["ssh://git@git.example.com:2222/acme/credit-risk", "git.example.com/acme/credit-risk"],
		["ssh://git@ssh.github.com:443/acme/credit-risk.git", "github.com/acme/credit-risk"],
		["git@github.com:acme/credit-risk.git", "github.com/acme/credit-risk"],
		["github.com:acme/credit-risk", "github.com/acme/credit-risk"],
		["git@github.com:/acme/credit-risk.git", "github.com/acme/credit-risk"],
		["git@gitlab.com:acme/team/credit-risk.git", "gitlab.com/acme/team/credit-risk"],
		["git://git.example.com/acme/x.git", "git.example.com/acme/x"],
		["https://dev.azure.com/acme/Credit/_git/risk", "dev.azure.com/acme/credit/risk"],
		["https://acme@dev.azure.com/acme/Credit%20Team/_git/risk", "dev.azure.com/acme/credit team/risk"],
		["https://dev.azure.com/acme/_git/risk", "dev.azure.com/acme/risk/risk"],
		["git@ssh.dev.azure.com:v3/acme/credit/risk", "dev.azure.com/acme/credit/risk"],
		["ssh://git@ssh.dev.azure.com/v3/acme/credit/risk", "dev.azure.com/acme/credit/risk"],
		["acme@vs-ssh.visualstudio.com:v3/acme/credit/risk", "dev.azure.com/acme/credit/risk"],
		["https://acme.visualstudio.com/credit/_git/risk", "dev.azure.com/acme/credit/risk"],
		["https://acme.visualstudio.com/DefaultCollection/credit/_git/risk", "dev.azure.com/acme/credit/risk"],
		["https://acme.visualstudio.com/_git/risk", "dev.azure.com/acme/risk/risk"],
		["https://github.com/acme/100%", "github.com/acme/100%"],
		["/srv/git/credit-risk.git", undefined],
		["../credit-risk", undefined],
		["file:///srv/git/credit-risk.git", undefined],
		["C:\\git\\credit-risk", undefined],
		["C:/git/credit-risk", undefined],
		["", undefined],
	] as const) {
		it(`${address || "nothing"} is ${expected ?? "a folder"}`, () => assert.equal(repositoryName(address), expected));
	}
});
