import DynamockModel
import DynamockPartiQL

/// The rules of one statement and its parameters.
enum StatementRules {
  /// Checks parameters, in the order in which they were sent; they come before the text (captured in
  /// eu-west-2, 2026-09-17).
  static func check(_ parameters: [AttributeValue]?) throws(DynamoDBError) {
    for (index, parameter) in (parameters ?? []).enumerated() {
      do throws(RequestFault) {
        try ValueRules.check(parameter, of: .legacy("Parameters"), under: "[\(index)]")
      } catch {
        throw DynamoDBError(error, in: .older)
      }
    }
  }

  /// Parses a statement and puts its parameters in place.
  static func request(
    _ text: String?, _ parameters: [AttributeValue]?, isConsistent: Bool?,
    valuesOnFailure: ReturnValuesOnConditionCheckFailure?
  ) throws(DynamoDBError) -> StatementRequest {
    let parsed: ParsedStatement
    do throws(PartiQLError) {
      parsed = try ParsedStatement(parsing: text ?? "")
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
}

extension DynamoDBError {
  /// The client's error of a statement that cannot be used.
  init(_ error: PartiQLError) {
    self.init(.validation, error.message)
  }
}

extension Sentence {
  static let statementTableName =
    "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', '0-9', '-', "
    + "'_', '.'."
  static let existsOutsideTransaction =
    "EXISTS can only be used in ExecuteTransaction write requests."
  static let mixedBatch =
    "Read and write requests together in the same batch is not supported."
  static let mixedTransaction =
    "Read and write requests together in the same transaction is not supported."

  /// A fault of one statement of a transaction.
  static func failed(inStatement position: Int, _ sentence: String) -> String {
    "Validation failed in TransactStatements[\(position)]: \(sentence)"
  }
}
