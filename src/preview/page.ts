import { makeReadable } from "./reading.js";

// A packet as a file of its own.
makeReadable();
