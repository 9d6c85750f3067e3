// The module that a worker runs; it exports nothing. Named by bundlers that want a worker's script as an entry of its own.
export {};
