package import DynamockModel

extension UpdateExpression {
  /// Creates the update of a legacy `AttributeUpdates`.
  ///
  /// Unlike `ADD` in an expression, the legacy one appends to lists ([scylla-alternator]
  /// `test_update_expression_add_lists`).
  package init(attributeUpdates: NamedValues<AttributeValueUpdate>) throws(LegacyError) {
    var actions: [Action] = []
    for (attribute, update) in attributeUpdates.entries {
      actions.append(try Self.action(on: DocumentPath(attribute), update))
    }
    self.init(actions: actions, origin: .attributeUpdates)
  }

  private static func action(
    on path: DocumentPath, _ update: AttributeValueUpdate
  ) throws(LegacyError) -> Action {
    let action = update.action ?? .put
    guard let value = update.value else {
      guard action == .delete else { throw .updateValueMissing }
      return .remove(path)
    }
    switch (action, value) {
    case (.add, .number), (.add, .stringSet), (.add, .numberSet), (.add, .binarySet),
      (.add, .list):
      return .add(path, value)
    case (.add, _): throw .addType(value.dataType)
    case (.delete, .stringSet), (.delete, .numberSet), (.delete, .binarySet):
      return .delete(path, value)
    case (.delete, _): throw .deleteType(value.dataType)
    case (.put, _), (.unrecognized, _): return .set(path, .value(value))
    }
  }
}
