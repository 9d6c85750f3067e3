/** What a file picker offers. */
export const ACCEPTED = ".txt,.text,.md,.markdown,.html,.htm,.json,.jsonl,.csv,.tsv,.docx,.pdf,text/plain,text/html,text/csv,application/json,application/pdf";
