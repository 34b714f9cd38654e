public import DynamockModel

extension Operation {
  /// The operations that dynamock implements; all others are rejected as unknown operations.
  public static let built = Set(allCases.filter { $0.visit(BuiltCheck()) })

  /// Whether the operation changes the store, or may do so.
  var mayWrite: Bool { visit(WriteCheck()) }
}

/// Whether an operation is implemented.
private struct BuiltCheck: OperationVisitor {
  func visit<Visited: DatabaseOperation>(_ type: Visited.Type) -> Bool { true }
  func visitUnbuilt(_ operation: Operation) -> Bool { false }
}

/// Whether an operation may write.
private struct WriteCheck: OperationVisitor {
  func visit<Visited: DatabaseOperation>(_ type: Visited.Type) -> Bool {
    Visited.mayWrite
  }
  func visitUnbuilt(_ operation: Operation) -> Bool { false }
}
