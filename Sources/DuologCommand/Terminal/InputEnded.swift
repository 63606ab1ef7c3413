/// Nobody answers any more: the input has ended, or somebody pressed Ctrl-C.
///
/// What was answered before stays; whoever asks questions catches it once, around all of them.
struct InputEnded: Error, Hashable {}
