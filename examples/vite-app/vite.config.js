// Vite's dev server would move the package's script away from its WebAssembly; the build needs nothing.
export default { optimizeDeps: { exclude: ["sitrep"] } };
