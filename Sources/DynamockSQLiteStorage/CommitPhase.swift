/// The number of times that a commit had begun or ended at a moment.
struct CommitPhase: Equatable {
  let count: UInt64

  /// Whether a commit was under way, so that some reads may have seen it and others not.
  var isCommitting: Bool { !count.isMultiple(of: 2) }
}
