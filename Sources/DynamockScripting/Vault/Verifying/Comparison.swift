package import DynamockModel
package import DynamockWire

/// A difference between two responses, or between two requests.
package struct Difference: Sendable, Hashable {
  /// The path to the value.
  package var path: String
  /// The recorded value.
  package var wanted: String
  /// The value found instead.
  package var found: String
}

/// Compares a response with a recorded one.
///
/// It ignores values that differ between accounts and days: times, ids, labels and ARNs of streams,
/// iterators, tokens, sizes of tables.
package struct Comparison: Sendable {
  /// The differences between the responses.
  package private(set) var differences: [Difference] = []
  /// Iterators, tokens and ids that are expected to differ: the recorded one and the one found.
  private(set) var tokens: [(recorded: String, found: String)] = []

  private let operation: Operation
  private let masks: [PathPattern]
  private let isIndexRead: Bool

  /// Compares two responses.
  /// - Parameter input: The request, which may name an index.
  package init(
    _ operation: Operation, input: JSONTree, recorded: RecordedAnswer, found: RecordedAnswer,
    masks: [PathPattern] = []
  ) {
    self.operation = operation
    self.masks = masks.filter { $0.concerns(operation) }
    isIndexRead = input["IndexName"] != nil
    if recorded.status != found.status {
      note(JSONPath([.member("status")]), "\(recorded.status)", "\(found.status)")
    }
    switch (recorded.body, found.body) {
    case (.output(let wanted), .output(let tree)):
      compare(wanted, tree, ShapeTable.output(of: operation), JSONPath())
    case (.error(let wanted), .error(let tree)): compare(wanted, tree, nil, JSONPath())
    default:
      if recorded.body != found.body {
        note(JSONPath([.member("body")]), recorded.body.title, found.body.title)
      }
    }
  }

  private mutating func note(_ path: JSONPath, _ wanted: String, _ found: String) {
    differences.append(
      Difference(
        path: path.description, wanted: Mismatch.text(wanted), found: Mismatch.text(found)))
  }

  /// Compares two values of a kind, or of unknown kind if it is `nil`.
  private mutating func compare(
    _ wanted: JSONTree?, _ found: JSONTree?, _ kind: ShapeKind?, _ path: JSONPath
  ) {
    guard wanted != found, !masks.contains(where: { $0.covers(path) }) else { return }
    switch (wanted, found) {
    case (.object(let left)?, .object(let right)?):
      let names =
        left.map(\.name)
        + right.map(\.name).filter { name in
          !left.contains { $0.name == name }
        }
      for name in names {
        let inner = path.appending(.member(name))
        let isMasked = MaskedMembers.masks(name, kind.flatMap { Self.kind(of: name, in: $0) })
        compareMember(
          wanted?[name], found?[name], kind.flatMap { Self.kind(of: name, in: $0) }, inner,
          isMasked: isMasked)
      }
    case (.array(let left)?, .array(let right)?):
      compareLists(left, right, kind.flatMap(Self.elementKind), path)
    default: note(path, wanted?.json ?? "absent", found?.json ?? "absent")
    }
  }

  private mutating func compareMember(
    _ wanted: JSONTree?, _ found: JSONTree?, _ kind: ShapeKind?, _ path: JSONPath, isMasked: Bool
  ) {
    guard isMasked, let wanted, let found else { return compare(wanted, found, kind, path) }
    // For masked values, only their presence is compared.
    if case .string(let recorded) = wanted, case .string(let new) = found, recorded != new {
      tokens.append((recorded, new))
    }
  }

  private mutating func compareLists(
    _ wanted: [JSONTree], _ found: [JSONTree], _ kind: ShapeKind?, _ path: JSONPath
  ) {
    var pairs: [(wanted: JSONTree?, found: JSONTree?)]
    if MaskedMembers.isUnordered(path, operation, isIndexRead: isIndexRead) {
      pairs = Self.pairs(wanted, found)
    } else {
      pairs = (0..<max(wanted.count, found.count)).map { index in
        (
          wanted.indices.contains(index) ? wanted[index] : nil,
          found.indices.contains(index) ? found[index] : nil
        )
      }
    }
    if wanted.count != found.count, pairs.count > 20 {
      note(path, "\(wanted.count) elements", "\(found.count) elements")
      pairs = pairs.filter { $0.wanted != nil && $0.found != nil }
    }
    for (index, pair) in pairs.enumerated() {
      compare(pair.wanted, pair.found, kind, path.appending(.element(index)))
    }
  }

  /// Pairs the elements of two unordered lists: first equal ones, then those with the same names or
  /// keys, then the rest.
  private static func pairs(
    _ wanted: [JSONTree], _ found: [JSONTree]
  ) -> [(wanted: JSONTree?, found: JSONTree?)] {
    var rest: [[UInt8]: [JSONTree]] = [:]
    for tree in found { rest[tree.bytes, default: []].append(tree) }
    var unmatched: [JSONTree] = []
    for tree in wanted {
      if rest[tree.bytes]?.popLast() == nil { unmatched.append(tree) }
    }
    var others = rest.values.flatMap(\.self).sorted { $0.bytes.byteOrder(to: $1.bytes) == .before }
    var pairs: [(wanted: JSONTree?, found: JSONTree?)] = []
    for tree in unmatched {
      let index = others.firstIndex { $0.identity == tree.identity } ?? others.indices.first
      pairs.append((tree, index.map { others.remove(at: $0) }))
    }
    return pairs + others.map { (nil, $0) }
  }

  private static func kind(of name: String, in kind: ShapeKind) -> ShapeKind? {
    switch kind {
    case .structure(let structure): ShapeTable.model.kind(of: name, in: structure)
    case .map(let inner): inner
    default: nil
    }
  }

  private static func elementKind(of kind: ShapeKind) -> ShapeKind? {
    if case .list(let inner) = kind { return inner }
    return nil
  }
}

extension JSONTree {
  /// The name that identifies an element of a list, or its first member.
  fileprivate var identity: JSONTree? {
    for name in ["IndexName", "AttributeName", "TableName", "Key", "StreamArn", "RegionName", "id"]
    {
      if let value = self[name] { return value }
    }
    return members.first?.value
  }
}

extension RecordedAnswer.Body {
  fileprivate var title: String {
    switch self {
    case .output: "an output"
    case .error(let tree): "an exception, \(tree["__type"]?.text ?? "without a type")"
    case .text(let text): Mismatch.text(text)
    }
  }
}

/// Members of responses that may differ.
enum MaskedMembers {
  /// Returns whether only the presence of a member is compared.
  ///
  /// These are times, ids, labels and ARNs of streams and indexes, iterators, tokens, numbers of
  /// sequences and shards, sizes of tables.
  static func masks(_ name: String, _ kind: ShapeKind?) -> Bool {
    // An attribute of an item may have any name.
    guard let kind, kind != .attributeValue else { return false }
    return kind == .timestamp || names.contains(name)
  }

  private static let names: Set = [
    "TableId", "LatestStreamLabel", "LatestStreamArn", "StreamLabel", "StreamArn", "IndexArn",
    "BackupArn", "SourceBackupArn", "ExportArn", "ImportArn", "BulkOperationArn", "ShardIterator",
    "NextShardIterator", "NextToken", "ShardId", "ParentShardId", "LastEvaluatedShardId",
    "LastEvaluatedStreamArn", "SequenceNumber", "StartingSequenceNumber", "EndingSequenceNumber",
    "eventID", "RevisionId", "ClientToken", "ClientRequestToken", "TableSizeBytes",
    "IndexSizeBytes", "ItemCount", "BackupSizeBytes",
    // The address of an endpoint, in the response to DescribeEndpoints.
    "Address",
  ]

  /// Returns whether DynamoDB does not specify the order of a list.
  ///
  /// See the API reference: Scan, BatchGetItem, and descriptions of tables; a Query of an index
  /// among equal sort keys.
  static func isUnordered(_ path: JSONPath, _ operation: Operation, isIndexRead: Bool) -> Bool {
    switch (operation, path.steps.first) {
    case (.scan, .member("Items")) where path.steps.count == 1: return true
    case (.query, .member("Items")) where path.steps.count == 1: return isIndexRead
    case (.batchGetItem, .member("Responses")), (.batchGetItem, .member("UnprocessedKeys")),
      (.batchWriteItem, .member("UnprocessedItems")),
      (.batchWriteItem, .member("ItemCollectionMetrics")):
      return path.steps.count <= 3
    default: break
    }
    guard case .member(let name)? = path.steps.last else { return false }
    return lists.contains(name)
  }

  private static let lists: Set = [
    "AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "NonKeyAttributes",
    "Tags", "Streams", "Replicas", "ConsumedCapacity",
  ]
}
