// The package's worker thread in Node. js/node.js starts it and is the only one to talk to it; js/serve.js tells what they say.

import { parentPort } from "node:worker_threads";
import { nodeFiles } from "./node-files.js";
import { serve } from "./serve.js";

const port = /** @type {import("node:worker_threads").MessagePort} */ (parentPort);
const answer = serve(nodeFiles, (message, transfer) => port.postMessage(message, transfer));
port.on("message", (data) => void answer(data));
