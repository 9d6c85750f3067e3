//! Trains the models from trees and measures them. Native only, and only with the feature `train`; hides learning from the
//! models themselves, which share nothing with it but their features.

mod composed;
mod data;
mod drill;
mod learner;
mod measure;
mod network;
mod outline;
mod parsing;
mod random;
mod rules;
mod tagging;
mod write;

pub use composed::compose;
pub use data::{Gold, Sample};
pub use measure::{measure, Scores};
pub use parsing::How;
pub use write::{train, Settings};
