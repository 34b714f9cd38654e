package import DynamockModel

extension OperationInput {
  /// Applies the rules that need no table, without executing anything.
  /// - Parameter isLoose: whether its JSON has a form that only AWS's older layer accepts.
  package func validate(isLoose: Bool = false) throws(DynamoDBError) {
    try operation.visit(InputCheck(input: self, isLoose: isLoose))
  }
}

/// Validates an input.
private struct InputCheck: OperationVisitor {
  let input: OperationInput
  let isLoose: Bool

  func visit<Visited: DatabaseOperation>(
    _ type: Visited.Type
  ) throws(DynamoDBError) {
    _ = try Visited.withInput(of: input) { input throws(DynamoDBError) in
      try Visited.validated(input, isLoose: isLoose)
    }
  }

  /// Operations that are not implemented have no rules here, so that scripted rules can respond to
  /// them.
  func visitUnbuilt(_ operation: Operation) throws(DynamoDBError) {}
}
