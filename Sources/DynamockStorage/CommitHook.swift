/// An action that runs at the end of each group of writes, inside its commit.
///
/// A structure rather than a closure: generic code such as a `Mutex` wraps a closure again each
/// time it is taken out and put back, and the wrappers pile up with every commit.
package struct CommitHook: Sendable {
  private let body: @Sendable (any StorageWriter) throws(StorageError) -> Void

  /// Creates a hook from its action.
  package init(_ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void) {
    self.body = body
  }

  /// Runs the action.
  package func callAsFunction(_ writer: any StorageWriter) throws(StorageError) {
    try body(writer)
  }
}
