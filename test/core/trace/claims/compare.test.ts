import assert from "node:assert/strict";
import { compareClaim, valueAsWritten } from "../../../../src/core/trace/claims/compare.js";

/** What `compareClaim` says, an unverifiable answer by its reason. */
function compared(claim: string, evidence: string, tolerance?: string): string {
	const said = compareClaim(claim, evidence, tolerance);
	return typeof said === "string" ? said : said.unverifiable;
}

describe("A claim and its evidence", () => {
	for (const [claim, evidence, expected, tolerance] of [
		["0.871", "0.871", "equal"],
		["0.871", "0.8710", "equal"],
		["0.871", "0.8715", "equal"],
		["0.871", "0.8705", "equal"],
		["0.871", "0.87151", "different"],
		["0.871", "0.87150000000000000000000000000000001", "different"],
		["0.871", "0.817", "different"],
		["0.871", "0.8709999999999999", "equal"],
		["0.3", "0.30000000000000004", "equal"],
		["0.870", "0.874", "different"],
		["0.87", "0.874", "equal"],
		["87", "87.5", "equal"],
		["87", "87.51", "different"],
		["87", "0.87", "different"],
		["0.87", "87", "different"],
		["1e3", "1499", "equal"],
		["1e3", "1501", "different"],
		["1.0e3", "1050", "equal"],
		["1.0e3", "1051", "different"],
		["1000", "1000.5", "equal"],
		["1000", "1001", "different"],
		["8.71E-1", "0.8714", "equal"],
		["8.71e-1", "0.8716", "different"],
		["1e-8", "1.4e-08", "equal"],
		["1e-8", "0.000000016", "different"],
		["5.", "5.5", "equal"],
		["5.", "5.6", "different"],
		[".5", "+0.54", "equal"],
		["+.5e+1", "5.6", "different"],
		["-0.5", "-0.54", "equal"],
		["-0.5", "0.5", "different"],
		["0", "-0.0", "equal"],
		["0", "0.5", "equal"],
		["0.00", "0.006", "different"],
		["007", "7", "equal"],
		["0x1F", "31", "equal"],
		["31", "0o37", "equal"],
		["0x1F", "32", "different"],
		["12345678901234567890", "12345678901234567891", "different"],
		["1e1000", "1e-1000", "different"],
		["0.871", "0.875", "equal", "0.005"],
		["0.871", "0.877", "different", "0.005"],
		["0.871", "0.876", "equal", "5e-3"],
		["0.871", "0.8714", "equal", "0"],
		["0.871", "0.8714", "equal", "0.0001"],
		["0.871", "0.9", "different", "0"],
		["0.871", "0.9", "the tolerance -1 is negative", "-1"],
		["0.871", "0.9", "the tolerance “a little” is not a number", "a little"],
		["0.871", "0.9", "the tolerance is empty", ""],
		["0.871", "NaN", "the evidence “NaN” is not a number"],
		["0.871", "-Infinity", "the evidence “-Infinity” is not a number"],
		[".inf", "1", "the claim “.inf” is not a number"],
		["about 0.9", "0.9", "the claim “about 0.9” is not a number"],
		["87%", "87", "the claim “87%” is not a number"],
		["0,87", "0.87", "the claim “0,87” is not a number"],
		["1_000", "1000", "the claim “1_000” is not a number"],
		["", "0.9", "the claim is empty"],
		[" 1", "1", "the claim “ 1” is not a number"],
		[".", "1", "the claim “.” is not a number"],
		["1e", "1", "the claim “1e” is not a number"],
		["--1", "1", "the claim “--1” is not a number"],
		["-0x1F", "31", "the claim “-0x1F” is not a number"],
		["0b11", "3", "the claim “0b11” is not a number"],
		["\u0661", "1", "the claim “\u0661” is not a number"],
		["1e999999999", "1", "the exponent of the claim “1e999999999” is beyond 1000"],
		["1", "1e-999999999", "the exponent of the evidence “1e-999999999” is beyond 1000"],
		["1", `1e${"9".repeat(900)}`, `the exponent of the evidence “1e${"9".repeat(38)}…” is beyond 1000`],
		["1", "9".repeat(100_000), "the evidence is written with more than 1000 characters"],
		[`0x${"f".repeat(100_000)}`, "1", "the claim is written with more than 1000 characters"],
		["1", `${"9".repeat(100_000)}x`, `the evidence “${"9".repeat(40)}…” is not a number`],
	] as const) {
		const within = tolerance === undefined ? "" : ` within “${tolerance}”`;
		it(`${claim.slice(0, 30)} and ${evidence.slice(0, 50)}${within}: ${expected.slice(0, 60)}`, () =>
			assert.equal(compared(claim, evidence, tolerance), expected));
	}
});

describe("The evidence's value, as the claim states it", () => {
	for (const [claim, evidence, expected, why] of [
		["0.871", "0.8171234", "0.817", "rounded to the claim's decimals"],
		["0.871", "0.8175", "0.818", "half to even, up"],
		["0.871", "0.8165", "0.816", "half to even, down"],
		["0.871", "0.8", "0.8", "never more decimals than the evidence has"],
		["0.871", "0.80", "0.80", "zeros of the evidence are kept"],
		["0.80", "0.8999", "0.90", "zeros that rounding makes are kept"],
		["87", "81.7", "82", "without decimals"],
		["5", "7", "7", "a count"],
		["5", "12034", "12034", "a bigger count"],
		["-0.25", "-0.318", "-0.32", "negative"],
		["0.871", "8.1712e-1", "0.817", "an exponent in the evidence"],
		["0.1", "1.25e6", "1250000", "a big number"],
		["0.1", "1e300", "1e300", "a number nobody writes out"],
		["1.2e-5", "1.3456e-5", "1.3456e-5", "an exponent in the claim"],
		["3", "0x1F", "31", "another base"],
		["87", "0.871", "0.871", "not rounded away: a share for a percentage"],
		["0.871", "0.00345", "0.00345", "not rounded away: far smaller"],
		["0.10", "0.001", "0.001", "not rounded to nothing"],
		["0.1", "0", "0", "zero"],
		["0.871", "NaN", "NaN", "not a number"],
		["a lot", "0.8171234", "0.8171234", "a claim that is none"],
		["0.871", "1e999999999", "1e999999999", "an absurd exponent"],
	] as const) {
		it(`${claim}, ${evidence}: ${expected} (${why})`, () => assert.equal(valueAsWritten(claim, evidence), expected));
	}

	it("is always equal to the evidence", () => {
		let seed = 7;
		const random = (below: number): number => {
			seed = (seed * 48271) % 2147483647;
			return seed % below;
		};
		const digits = (count: number): string => Array.from({ length: count }, () => random(10)).join("");
		const number = (): string => {
			const sign = ["", "-", "+"][random(3)];
			const exponent = ["", "", `e${random(12) - 6}`][random(3)];
			return `${sign}${digits(1 + random(4))}${random(2) ? `.${digits(random(8))}` : ""}${exponent}`;
		};
		for (let i = 0; i < 2000; i++) {
			const [claim, evidence] = [number(), number()];
			const value = valueAsWritten(claim, evidence);
			assert.equal(compareClaim(value, evidence), "equal", `${claim} ${evidence} ${value}`);
		}
	});
});
