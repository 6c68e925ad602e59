import { editor } from "../harness";
import type { Scene } from "../takePictures";

/** Nothing but the window: shows what VS Code itself looks like in each theme. */
export const scene: Scene = {
	open: { openFile: "README.md" },
	stage: (page) => editor(page).getByText("A workspace").waitFor(),
};
