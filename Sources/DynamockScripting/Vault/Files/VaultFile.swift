import DynamockModel
package import DynamockWire

/// The contents of a vault's `vault.json`: the format, the masks and the patterns to scrub.
package struct VaultFile: Sendable, Equatable {
  /// The format that this version writes.
  package static let format = 1

  /// Places that are ignored in the keys of requests and in comparisons of responses.
  package var masks: [PathPattern] = []
  /// Places whose values are replaced with pseudonyms before anything is written.
  package var scrub: [PathPattern] = []

  /// Creates a file without masks.
  package init() {}

  /// Parses the text of the file.
  package init(parsing bytes: [UInt8], path: String) throws(VaultError) {
    let root = try VaultNode(parsing: bytes, path: path)
    if let format = root.tree["format"]?.integer, format > Self.format {
      throw .newerFormat(path: path, format: format)
    }
    let members = try root.members(
      needed: ["format"], others: ["account", "masks", "scrub", "comment"])
    guard root.tree["format"]?.integer == Self.format else {
      throw root.child("format").refused("not \(Self.format)")
    }
    if root.tree["account"] != nil, try members.text("account") != AccountPlaceholder.text {
      throw root.child("account").refused("not \"\(AccountPlaceholder.text)\"")
    }
    masks = try Self.patterns(members.elements("masks"))
    scrub = try Self.patterns(members.elements("scrub"))
  }

  /// Parses a file of masks: a list of paths, or of `{"operation", "path"}`.
  package static func masks(parsing bytes: [UInt8], path: String) throws(VaultError)
    -> [PathPattern]
  {
    try patterns(VaultNode(parsing: bytes, path: path).elements())
  }

  private static func patterns(_ nodes: [VaultNode]) throws(VaultError) -> [PathPattern] {
    var patterns: [PathPattern] = []
    for node in nodes { patterns.append(try pattern(node)) }
    return patterns
  }

  private static func pattern(_ node: VaultNode) throws(VaultError) -> PathPattern {
    var place = node
    var operation: Operation?
    if node.tree.text == nil {
      let members = try node.members(needed: ["path"], others: ["operation", "comment"])
      place = node.child("path")
      if node.tree["operation"] != nil {
        let name = try members.text("operation")
        operation = Operation(rawValue: name)
        guard operation != nil || name == "*" else {
          throw node.child("operation").refused(
            "\"\(Mismatch.text(name))\", which is not an operation"
              + RuleNode.suggestion(for: name, among: Operation.allCases.map(\.rawValue)))
        }
      }
    }
    guard let pattern = PathPattern(try place.text(), of: operation) else {
      throw place.refused("not a path, such as \"Item.updatedAt\" or \"Items[*].email\"")
    }
    return pattern
  }

  /// The text of the file.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    PrettyJSON.append(tree, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The file as JSON.
  package var tree: JSONTree {
    .object([
      .init(name: "format", value: .number(String(Self.format))),
      .init(name: "account", value: .string(AccountPlaceholder.text)),
      .init(name: "masks", value: .array(masks.map(\.tree))),
      .init(name: "scrub", value: .array(scrub.map(\.tree))),
    ])
  }
}

extension PathPattern {
  fileprivate var tree: JSONTree {
    guard let operation else { return .string(path) }
    return .object([
      .init(name: "operation", value: .string(operation.rawValue)),
      .init(name: "path", value: .string(path)),
    ])
  }
}
