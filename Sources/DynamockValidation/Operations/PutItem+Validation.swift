package import DynamockModel

extension PutItemRequest {
  /// Validates a PutItem by the rules that depend only on the request.
  ///
  /// - Parameter isLoose: whether its JSON has a form that only AWS's older layer accepts.
  package init(validating input: PutItemInput, isLoose: Bool = false) throws(DynamoDBError) {
    self = try LayeredValidation.run(
      in: Dialect.current.putItem, isLoose: isLoose, isOlder: { input.isReadInOlderForm }
    ) { (layer) throws(RequestFault) in
      let write = try SingleWrite(checking: input, in: layer)
      return Self(
        table: write.table, item: write.written, condition: write.condition,
        returnsOld: write.members.returnValues == .allOld,
        returnsItemOnFailure: write.members.returnsItemOnFailure, report: write.members.report)
    }
  }
}

extension PutItemInput: SingleWriteInput {
  static var isPut: Bool { true }
  var written: NewItem? { newItem }
}
