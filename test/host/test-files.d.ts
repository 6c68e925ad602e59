/** Made by test/vscode/bundle.mjs: what loads each test file of the suite, by its name. */
declare module "test-files" {
	export const testFiles: Record<string, () => unknown>;
}
