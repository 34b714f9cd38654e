import DynamockExpressions
import DynamockModel
import DynamockStorage

extension ReadSource {
  /// Whether a starting key has exactly the attributes it should have, of their types.
  func accepts(startKey: Item) -> Bool {
    let attributes = startKeyAttributes
    return startKey.count == attributes.count && startKey.hasKeys(attributes)
  }

  /// Refuses a query's starting key with too few or too many attributes, or without a partition key
  /// of what is read.
  ///
  /// AWS looks so far before it holds the key condition against the key, and looks at the starting
  /// key's other attributes after it (Dynalite `test/query.js`, "hash in ExclusiveStartKey but not in
  /// query" and its neighbours).
  func checkPartition(ofStartKey startKey: Item) throws(DynamoDBError) {
    guard startKey.count == startKeyAttributes.count else {
      throw .invalid(Sentence.invalidStartKey)
    }
    try refuseEmptyKeys(in: startKey, among: key.partition)
    guard startKey.hasKeys(key.partition) else { throw .invalid(Sentence.invalidStartKey) }
  }

  /// Refuses an empty value of a starting key, in the words of any key (captured 2026-10-09).
  private func refuseEmptyKeys(
    in startKey: Item, among attributes: [KeyAttribute]
  ) throws(DynamoDBError) {
    for attribute in attributes {
      guard let value = startKey[attribute.name], attribute.accepts(value), value.isEmptyKey
      else { continue }
      throw .invalid(Sentence.emptyKey(attribute.name, isBinary: attribute.type == .b))
    }
  }

  /// Refuses the starting key of an index's scan with too few or too many attributes, or without the
  /// index's own key.
  ///
  /// AWS looks so far before it holds Select and projection against the index, and at the table's key
  /// after that (Dynalite `test/scan.js`, "ExclusiveStartKey is invalid for local index" and its
  /// neighbours).
  func checkIndexKey(ofStartKey startKey: Item?) throws(DynamoDBError) {
    guard let startKey, let index else { return }
    guard startKey.count == startKeyAttributes.count else {
      throw .invalid(Sentence.invalidStartKey)
    }
    for attribute in index.key.attributes {
      guard let value = startKey[attribute.name], !value.isEmptyKey else {
        throw .invalid(Sentence.invalidStartKey)
      }
      guard attribute.accepts(value) else { throw .invalid(Sentence.keyDoesNotMatchSchema) }
    }
  }

  /// Where a starting key stands in the source's keyspace; nil when it is not of the right form.
  func rowKey(ofStartKey startKey: Item) -> [UInt8]? {
    guard accepts(startKey: startKey),
      let partition = table.key.partition.first.flatMap({ startKey[$0.name] })
    else { return nil }
    let sort = table.key.sort.first.flatMap { startKey[$0.name] }
    guard let index else { return RowKey.table(partition: partition, sort: sort) }
    return RowKey.index(
      partition: index.key.partition.compactMap { startKey[$0.name] },
      sort: index.key.sort.compactMap { startKey[$0.name] },
      tablePartition: partition, tableSort: sort)
  }
}

extension ReadSource {
  /// Whether a query can return at most one row: the table's whole key is fixed.
  ///
  /// The entries of an index are never alone for certain: many items may have the same index key.
  func returnsSingleRow(for plan: KeyCondition.Plan) -> Bool {
    index == nil && plan.sortPrefix.count == key.sort.count
  }

  /// Where a query goes on after a starting key.
  ///
  /// The order of these refusals is Dynalite's (taken from AWS), the two about sources that hold one
  /// item a key are Alternator's.
  /// - Throws: a key of the wrong form, of another partition, or outside the range test.
  func rowKey(
    restarting plan: KeyCondition.Plan, at startKey: Item
  ) throws(DynamoDBError) -> [UInt8] {
    guard let rowKey = rowKey(ofStartKey: startKey) else {
      try refuseEmptyKeys(in: startKey, among: startKeyAttributes)
      throw .invalid(Sentence.invalidStartKey)
    }
    if key.partition.count > 1 { try refuseOtherPartition(of: startKey, for: plan) }
    if index == nil, key.sort.isEmpty {
      throw .invalid(Sentence.invalidExclusiveStartKey(startKey.described))
    }
    let isOtherPartition = zip(key.partition, plan.partition).contains { attribute, value in
      startKey[attribute.name]?.isEqualValue(to: value) != true
    }
    if plan.sortPrefix.isEmpty, plan.range == nil {
      if isOtherPartition { throw .invalid(Sentence.startKeyOutsideQuery) }
      return rowKey
    }
    if index == nil, !plan.sortPrefix.isEmpty { throw .invalid(Sentence.queryCannotBeRestarted) }
    guard matchesSort(startKey, plan) else { throw .invalid(Sentence.startKeyMissesPredicate) }
    if isOtherPartition { throw .invalid(Sentence.queryCannotBeRestarted) }
    return rowKey
  }

  /// Refuses a starting key of another partition where its key has several attributes: the first of them
  /// is told in one way, a later one in another (captured 2026-10-09).
  private func refuseOtherPartition(
    of startKey: Item, for plan: KeyCondition.Plan
  ) throws(DynamoDBError) {
    for (position, (attribute, value)) in zip(key.partition, plan.partition).enumerated() {
      if startKey[attribute.name]?.isEqualValue(to: value) == true { continue }
      throw .invalid(
        position == 0 ? Sentence.queryCannotBeRestarted : Sentence.startKeyOutsideQuery)
    }
  }

  private func matchesSort(_ startKey: Item, _ plan: KeyCondition.Plan) -> Bool {
    let fixed = zip(key.sort, plan.sortPrefix).allSatisfy {
      startKey[$0.name]?.isEqualValue(to: $1) ?? false
    }
    guard fixed, let range = plan.range else { return fixed }
    return startKey[range.attribute].map(range.test.holds) ?? false
  }
}

extension Item {
  /// Whether all of the attributes are here as values that a key may have.
  fileprivate func hasKeys(_ attributes: [KeyAttribute]) -> Bool {
    attributes.allSatisfy { attribute in
      self[attribute.name].map { attribute.accepts($0) && !$0.isEmptyKey } ?? false
    }
  }

  /// A key as AWS prints it inside a sentence: `p=AttributeValue: {S:x}`.
  fileprivate var described: String {
    attributes.map { "\($0.name)=AttributeValue: {\($0.value.typeName):\($0.value.keyText)}" }
      .joined(separator: ", ")
  }
}

extension AttributeValue {
  fileprivate var keyText: String {
    switch self {
    case .string(let text): text
    case .number(let number): number.description
    case .binary(let bytes):
      base64(bytes)
    default: ""
    }
  }
}

private func base64(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  Base64.append(bytes, to: &text)
  return String(decoding: text, as: UTF8.self)
}
