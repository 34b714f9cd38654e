import Dynamock
import DynamockModel
import DynamockWire

extension Exchange {
  /// The number of a transaction's actions.
  private var actionCount: Int {
    (facts.input["TransactItems"] ?? facts.input["TransactStatements"])?.asArray?.count ?? 0
  }

  /// Returns the cancellation reasons that apply to actions of this request.
  func reasons(of cancellation: Cancellation, _ rule: ActiveRule?) -> [Int: Cancellation.Reason] {
    var reasons = cancellation.reasons
    if let reason = cancellation.matching, let matcher = rule?.rule.matcher {
      for position in matcher.positions(in: facts) { reasons[position.index] = reason }
    }
    return reasons.filter { $0.key < actionCount }
  }

  /// Cancels the transaction, and returns the items that it requested for failed conditions.
  func cancel(
    _ cancellation: Cancellation, _ performer: Performer,
    _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    let reasons = reasons(of: cancellation, performer.rule)
    guard !reasons.isEmpty else { return askEngine(facts.request, deliver) }
    var answers = (0..<actionCount).map { index -> DynamoDBError.CancellationReason in
      guard let reason = reasons[index] else { return .init(code: .none) }
      return .init(code: .init(rawValue: reason.code), message: reason.message)
    }
    let wanted = answers.indices.filter { answers[$0].code == .conditionalCheckFailed }
      .compactMap { index in askedItem(ofAction: index).map { (index, $0) } }
    guard !wanted.isEmpty else {
      return deliver(
        next.response(
          to: .cancelledTransaction(answers), for: facts.request.head, scriptedBy: performer.title))
    }
    Task { [answers] in
      var complete = answers
      for (index, key) in wanted { complete[index].item = await item(key.table, key.key) }
      deliver(
        next.response(
          to: .cancelledTransaction(complete), for: facts.request.head, scriptedBy: performer.title)
      )
    }
    answers = []
  }

  /// Returns the key of the item that an action requests for a failed condition.
  private func askedItem(ofAction index: Int) -> (table: String, key: Item)? {
    guard let actions = facts.input["TransactItems"]?.asArray, actions.indices.contains(index),
      let part = actions[index].asObject?.first?.value,
      part["ReturnValuesOnConditionCheckFailure"]?.text == "ALL_OLD",
      let name = part["TableName"]?.text
    else { return nil }
    if let key = part["Key"].flatMap({ Item($0) }) { return (name, key) }
    guard let item = part["Item"].flatMap({ Item($0) }),
      let attributes = database.keyAttributes(of: RequestFacts.tableName(of: name))
    else { return nil }
    var key = Item()
    for attribute in attributes { key[attribute] = item[attribute] }
    return (name, key)
  }

  private func item(_ table: String, _ key: Item) async -> ItemImage? {
    await withCheckedContinuation { continuation in
      let input = GetItemInput(tableName: table, key: key, consistentRead: true)
      database.perform(.getItem(input), in: facts.context) { result in
        guard case .success(.getItem(let output)) = result else {
          return continuation.resume(returning: nil)
        }
        continuation.resume(returning: output.item)
      }
    }
  }
}
