//! Frames: from a trigger in a tree to an event with its roles. Hides frames and the rules that fill roles.
