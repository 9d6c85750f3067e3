// Installs Debian packages, as root or by sudo.

import { ask, step } from "./steps.js";

/** Sees to it that `has()` holds, by Debian packages. */
export async function apt(name, usually, names, has) {
  await step({
    name,
    usually,
    mend: `install it yourself: apt-get install ${names.join(" ")}`,
    done: has,
    run: async (run) => {
      if (!(await ask("apt-get", ["--version"]))) throw new Error("this system has no apt-get");
      // Without a terminal sudo must not wait for a password.
      const [command, first] = process.getuid?.() === 0 ? ["apt-get", []] : ["sudo", ["-n", "apt-get"]];
      const wait = ["-o", "DPkg::Lock::Timeout=300"];
      await run(command, [...first, ...wait, "update"]);
      await run(command, [...first, ...wait, "install", "-y", "--no-install-recommends", ...names], {
        env: { DEBIAN_FRONTEND: "noninteractive" },
      });
      if (!(await has())) throw new Error("the packages were installed but are not where they should be");
    },
  });
}
