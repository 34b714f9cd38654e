/// What a store's owner wants done at the end of each group of writes, inside its commit.
///
/// A structure and no bare closure: a closure that generic code holds, such as a `Mutex`, is wrapped
/// anew each time it is taken out and put back, and the wrappings pile up with every commit.
package struct CommitHook: Sendable {
  private let body: @Sendable (any StorageWriter) throws(StorageError) -> Void

  /// Takes what is to be done.
  package init(_ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void) {
    self.body = body
  }

  /// Does it.
  package func callAsFunction(_ writer: any StorageWriter) throws(StorageError) {
    try body(writer)
  }
}
