// @ts-check
// node test/host/run.mjs trusted|restricted [desktop|code-server's version] [words in a test's title]
import { reportAndFail } from "../../scripts/prerequisite.mjs";
import { runHost } from "../vscode/runHost.mjs";
import { newestServer } from "../vscode/versions.mjs";

const [suite, vscode = newestServer, ...words] = process.argv.slice(2);
if (suite !== "trusted" && suite !== "restricted") throw new Error("Name a suite: trusted or restricted");
runHost({ suite, vscode, grep: words.join(" ") }).catch(reportAndFail);
