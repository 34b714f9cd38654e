package import DynamockModel
package import DynamockPartiQL

/// The rules for a statement and its parameters.
enum StatementRules {
  /// Validates parameters in their order, which is done before the text is parsed
  /// ([dynoxide-captures], eu-west-2, 2026-09-17).
  ///
  /// A comparison may use one level more than an item can have; such a value is rejected if it
  /// would be stored ([dynoxide-captures] `depth`, us-east-1, 2026-10).
  static func check(_ parameters: [AttributeValue]?) throws(DynamoDBError) {
    for (index, parameter) in (parameters ?? []).enumerated() {
      do throws(RequestFault) {
        try ValueRules.check(
          parameter, of: .legacy("Parameters"), under: "[\(index)]",
          upTo: Limits.nestingDepth)
      } catch {
        throw DynamoDBError(error, in: .older)
      }
    }
  }

  /// Parses a statement and substitutes its parameters.
  static func request(
    _ text: String?, _ parameters: [AttributeValue]?,
    for expectation: ParsedStatement.Expectation, isConsistent: Bool?,
    valuesOnFailure: ReturnValuesOnConditionCheckFailure?
  ) throws(DynamoDBError) -> StatementRequest {
    let parsed: ParsedStatement
    do throws(PartiQLError) {
      parsed = try ParsedStatement(parsing: text ?? "", for: expectation)
    } catch {
      throw DynamoDBError(error)
    }
    return StatementRequest(
      table: try table(parsed.table), index: parsed.index, isRead: parsed.isRead,
      action: Result { () throws(PartiQLError) in
        try parsed.resolved(with: parameters ?? []).action
      }.mapError(DynamoDBError.init),
      isConsistent: isConsistent ?? false, returnsItemOnFailure: valuesOnFailure == .allOld)
  }

  private static func table(_ name: String) throws(DynamoDBError) -> TableReference {
    let isName = name.isTableName && TableNameRule.lengths.contains(name.utf8.count)
    guard isName || TableNameRule.isARN(name) else {
      throw DynamoDBError(.validation, Sentence.statementTableName)
    }
    do throws(RequestFault) {
      return try TableReference(checked: name)
    } catch {
      throw DynamoDBError(error, in: .older)
    }
  }
}

extension RequestFingerprint {
  /// Adds a statement and its parameters.
  mutating func add(statement: String?, _ parameters: [AttributeValue]?) {
    add(statement)
    add(Item(uniqueAttributes: [Attribute(name: "", value: .list(parameters ?? []))]))
  }

  /// Adds the scales of number parameters, since a NextToken distinguishes `1.0` from `1`
  /// ([dynoxide-captures] `partiql-tokens`, us-east-1, 2026-10).
  mutating func add(scalesOf parameters: [AttributeValue]?) {
    for case .number(let number) in parameters ?? [] { add("\(number.scale)") }
  }
}

extension AttributeValue {
  /// Whether the value is a list or a map.
  var isCollection: Bool {
    switch self {
    case .list, .map: true
    default: false
    }
  }
}

extension DynamoDBError {
  /// Creates the client's error for an invalid statement.
  package init(_ error: PartiQLError) {
    self.init(
      .validation, error.message,
      explanation: error.token.map { token in
        Explanation(
          rule: "PartiQL statement",
          found: token.text.isEmpty
            ? "the end of the statement" : "\"\(token.text)\" at \(token.position)",
          remedy:
            "a statement of the PartiQL reference for DynamoDB; keywords used as names stand in "
            + "double quotes")
      })
  }
}
