import DynamockExpressions
package import DynamockModel
package import DynamockWire

/// The key of a request, which is equal for requests with the same meaning regardless of their
/// form.
///
/// It consists of the operation, the region and the input without insignificant parts: unknown
/// members, the order of members, sets, keys of a batch and requests of a batch, explicit defaults,
/// the form of numbers, the names of placeholders in expressions, the account,
/// `ClientRequestToken`, and masked values.
package struct RequestKey: Hashable, Sendable {
  /// The SHA-256 of the canonical bytes, in hexadecimal digits.
  package let digest: String

  /// The digits that distinguish file names.
  var short: String { String(digest.prefix(8)) }

  /// Creates the key of a request.
  package init(
    _ operation: Operation, region: String, input: JSONTree, masks: [PathPattern] = []
  ) {
    self.init(
      operation, region: region,
      canonical: Self.canonicalTree(operation, region: region, input, masks: masks))
  }

  /// Creates the key of a request from its canonical input.
  init(_ operation: Operation, region: String, canonical tree: JSONTree) {
    var bytes = Array("\(operation.rawValue)\n\(region)\n".utf8)
    tree.append(to: &bytes)
    digest = KeyedDigest.hexadecimal(of: bytes)
  }

  /// Returns the canonical input of a request.
  static func canonicalTree(
    _ operation: Operation, region: String, _ input: JSONTree, masks: [PathPattern]
  ) -> JSONTree {
    var input = input
    input.set("ClientRequestToken", to: nil)
    input.remove(masks, of: operation)
    input = AccountPlaceholder.hiding(
      CanonicalTree.input(input, of: operation), of: ShapeTable.input(of: operation))
    return simplified(input, ShapeTable.input(of: operation), operation, region)
  }

  /// Returns a canonical input without defaults, with expressions resolved and table names in place
  /// of ARNs of the region.
  private static func simplified(
    _ tree: JSONTree, _ kind: ShapeKind, _ operation: Operation, _ region: String
  ) -> JSONTree {
    switch (kind, tree) {
    case (.structure(let name), .object):
      let resolved = ResolvedExpressions.resolve(tree)
      guard case .object(let members) = resolved else { return tree }
      let input = tree
      return .object(
        members.compactMap { member -> JSONTree.Member? in
          guard let inner = ShapeTable.model.kind(of: member.name, in: name) else { return member }
          guard !isDefault(member, in: input, of: operation) else { return nil }
          var value = simplified(member.value, inner, operation, region)
          if tableMembers.contains(member.name), let text = value.text {
            value = .string(plainTable(text, region))
          }
          if member.name == "RequestItems" { value = sortedBatch(value, region) }
          return JSONTree.Member(name: member.name, value: value)
        })
    case (.list(let inner), .array(let elements)):
      return .array(elements.map { simplified($0, inner, operation, region) })
    case (.map(let inner), .object(let members)) where inner != .attributeValue:
      return .object(
        members.map {
          .init(name: $0.name, value: simplified($0.value, inner, operation, region))
        })
    default: return tree
    }
  }

  private static let tableMembers: Set = [
    "TableName", "ResourceArn", "TableArn", "SourceTableName", "SourceTableArn",
  ]

  /// Returns the name in the ARN of a table in the region; other ARNs are unchanged.
  ///
  /// A table of another region is another table, even if it has the same name.
  private static func plainTable(_ text: String, _ region: String) -> String {
    guard text.hasPrefix("arn:") else { return text }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasSuffix(":table"),
      parts[0].split(separator: ":", omittingEmptySubsequences: false).dropFirst(3).first
        == region[...]
    else { return text }
    return String(parts[1])
  }

  /// Returns a batch sorted by the names of its tables, with unordered keys and requests sorted.
  private static func sortedBatch(_ tree: JSONTree, _ region: String) -> JSONTree {
    guard case .object(let tables) = tree else { return tree }
    return .object(
      tables.map { table -> JSONTree.Member in
        var value = table.value
        switch value {
        case .array(let requests): value = .array(requests.sortedByJSON)
        case .object:
          if let keys = value["Keys"]?.asArray { value.set("Keys", to: .array(keys.sortedByJSON)) }
        default: break
        }
        return .init(name: plainTable(table.name, region), value: value)
      }.sorted { $0.name.byteOrder(to: $1.name) == .before })
  }

  /// Returns whether a member has the default value.
  private static func isDefault(
    _ member: JSONTree.Member, in input: JSONTree, of operation: Operation
  ) -> Bool {
    if let value = everywhere[member.name] { return member.value == value }
    switch (member.name, operation) {
    case ("Select", .query), ("Select", .scan):
      return member.value == .string(standardSelect(input))
    case ("BillingMode", .createTable): return member.value == .string("PROVISIONED")
    case ("TableClass", .createTable): return member.value == .string("STANDARD")
    case ("DeletionProtectionEnabled", .createTable): return member.value == .boolean(false)
    case ("Limit", .listTables), ("Limit", .listStreams), ("Limit", .describeStream):
      return member.value == .number("100")
    case ("Limit", .getRecords): return member.value == .number("1000")
    default: return false
    }
  }

  /// Defaults of members that mean the same in every operation (API reference of each operation).
  private static let everywhere: [String: JSONTree] = [
    "ConsistentRead": .boolean(false), "ScanIndexForward": .boolean(true),
    "ReturnConsumedCapacity": .string("NONE"), "ReturnItemCollectionMetrics": .string("NONE"),
    "ReturnValues": .string("NONE"), "ReturnValuesOnConditionCheckFailure": .string("NONE"),
    "ConditionalOperator": .string("AND"),
  ]

  /// Returns the default of `Select` (API reference of Query).
  private static func standardSelect(_ input: JSONTree) -> String {
    if input["ProjectionExpression"] != nil || input["AttributesToGet"] != nil {
      return "SPECIFIC_ATTRIBUTES"
    }
    return input["IndexName"] != nil ? "ALL_PROJECTED_ATTRIBUTES" : "ALL_ATTRIBUTES"
  }
}

extension [JSONTree] {
  /// The trees in the order of their text.
  fileprivate var sortedByJSON: [JSONTree] {
    map { (tree: $0, bytes: $0.bytes) }
      .sorted { $0.bytes.byteOrder(to: $1.bytes) == .before }.map(\.tree)
  }
}

/// The expressions of one part of a request, with its names and values inserted.
enum ResolvedExpressions {
  /// Returns a structure with resolved expressions, without names and values.
  ///
  /// The structure is unchanged if it has no expression or one that does not parse.
  static func resolve(_ tree: JSONTree) -> JSONTree {
    guard case .object(let members) = tree,
      members.contains(where: { ExpressionKind(rawValue: $0.name) != nil })
    else { return tree }
    var scope = ExpressionScope(
      names: names(tree["ExpressionAttributeNames"]),
      values: tree["ExpressionAttributeValues"].flatMap { Item($0) })
    var resolved: [JSONTree.Member] = []
    for member in members {
      switch (ExpressionKind(rawValue: member.name), member.value) {
      case (let kind?, .string(let text)):
        guard let meaning = try? meaning(of: text, as: kind, in: &scope) else { return tree }
        resolved.append(.init(name: member.name, value: .string(meaning)))
      case (_?, _): return tree
      case (nil, _):
        if member.name != "ExpressionAttributeNames", member.name != "ExpressionAttributeValues" {
          resolved.append(member)
        }
      }
    }
    return .object(resolved)
  }

  static func names(_ tree: JSONTree?) -> NamedValues<String>? {
    guard let members = tree?.asObject else { return nil }
    var names = NamedValues<String>()
    for member in members { names[member.name] = member.value.text }
    return names
  }

  private static func meaning(
    of text: String, as kind: ExpressionKind, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> String {
    switch kind {
    case .condition, .filter, .keyCondition, .searchCondition:
      ExpressionText.text(try ExpressionParser.parseCondition(text, as: kind, in: &scope))
    case .update: ExpressionText.text(try ExpressionParser.parseUpdate(text, in: &scope))
    case .projection: ExpressionText.text(try ExpressionParser.parseProjection(text, in: &scope))
    }
  }
}

extension ExpressionMeaning {
  /// Returns the conditions, filters, key conditions and updates of a structure that parse.
  static func all(of tree: JSONTree) -> [ExpressionMeaning] {
    var scope = ExpressionScope(
      names: ResolvedExpressions.names(tree["ExpressionAttributeNames"]),
      values: tree["ExpressionAttributeValues"].flatMap { Item($0) })
    return tree.members.compactMap { member in
      guard let kind = ExpressionKind(rawValue: member.name), let text = member.value.text else {
        return nil
      }
      switch kind {
      case .condition, .filter, .keyCondition, .searchCondition:
        return (try? ExpressionParser.parseCondition(text, as: kind, in: &scope)).map {
          .condition($0)
        }
      case .update:
        return (try? ExpressionParser.parseUpdate(text, in: &scope)).map { .update($0) }
      case .projection: return nil
      }
    }
  }
}
