// @ts-check
// node bench/lib/editLoop.mjs CORE yaml|md BYTES digits|key: types for a few seconds, for a profile.
import { markdownCard, yamlCard } from "./cards.mjs";
import { clock, loadCore } from "./core.mjs";
import { typingDigits, typingKey } from "./edits.mjs";

const [core, extension, bytes, what] = process.argv.slice(2);
const { text } = (extension === "md" ? markdownCard : yamlCard)(Number(bytes));
const { edited } = (what === "key" ? typingKey : typingDigits)(text);
const library = new (loadCore(core).Library)(clock);
const file = `card.${extension}`;
const until = performance.now() + 6_000;
let turns = 0;
for (; performance.now() < until; turns++) {
	library.set(file, edited(turns));
	library.check(file);
}
console.log(`${turns} edits, ${(6_000 / turns).toFixed(2)} ms each`);
