package import DynamockModel

extension DeleteItemRequest {
  /// Validates a DeleteItem by the rules that depend only on the request.
  ///
  /// - Parameter isLoose: whether its JSON has a form that only AWS's older layer accepts.
  package init(validating input: DeleteItemInput, isLoose: Bool = false) throws(DynamoDBError) {
    self = try LayeredValidation.run(
      in: Dialect.current.deleteItem, isLoose: isLoose, isOlder: { input.isReadInOlderForm }
    ) { (layer) throws(RequestFault) in
      let write = try SingleWrite(checking: input, in: layer)
      return Self(
        table: write.table, key: write.written.item, condition: write.condition,
        returnsOld: write.members.returnValues == .allOld,
        returnsItemOnFailure: write.members.returnsItemOnFailure, report: write.members.report)
    }
  }
}

extension DeleteItemInput: SingleWriteInput {
  static var isPut: Bool { false }
  var written: NewItem? { key.map(NewItem.init(_:)) }
}
