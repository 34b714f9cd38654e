import DynamockWire

extension RuleReader {
  /// Parses values to set and to remove.
  static func treeChange(
    _ node: RuleNode, _ kind: ShapeKind?, also known: [String]
  ) throws(ScriptingError) -> TreeChange {
    let members = try node.members(knowing: ["set", "remove"] + known)
    var change = TreeChange()
    for entry in try members["set"]?.namedMembers() ?? [] {
      change.set.append((try path(entry.name, entry.node, kind), entry.node.tree))
    }
    for element in try members["remove"]?.elements() ?? [] {
      change.remove.append(try path(try element.text(), element, kind))
    }
    guard !change.isEmpty || known.contains(where: { members[$0] != nil }) else {
      throw node.refused(
        "empty; it needs \((["set", "remove"] + known).joined(separator: " or "))")
    }
    return change
  }

  private static func path(
    _ text: String, _ node: RuleNode, _ kind: ShapeKind?
  ) throws(ScriptingError) -> JSONPath {
    guard let path = JSONPath(text) else {
      throw node.refused("under an invalid path: \"\(text)\"")
    }
    if case .structure(let shape)? = kind, case .member(let name)? = path.steps.first,
      ShapeTable.model.kind(of: name, in: shape) == nil
    {
      throw unknown(name, of: shape, RuleNode(tree: .null, path: node.path))
    }
    return path
  }

  /// Parses the changes to a response.
  static func alter(
    _ node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) -> AnswerChange {
    var change = AnswerChange()
    change.tree = try treeChange(node, nil, also: ["headers"])
    let members = try node.members(knowing: ["set", "remove", "headers"])
    for entry in try members["set"]?.namedMembers() ?? [] {
      try checkTemplates(in: entry.node, matcher)
    }
    change.headers = try headers(members["headers"])
    return change
  }

  /// Parses header fields other than those that the server sets itself.
  static func headers(
    _ node: RuleNode?
  ) throws(ScriptingError) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    for entry in try node?.namedMembers() ?? [] {
      let value = try entry.node.text()
      let isName = entry.name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
      guard isName, !entry.name.isEmpty, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
      else {
        throw entry.node.refused("not a header field of visible ASCII")
      }
      // The connection sets these fields; without them, a client could not find the end of a
      // response.
      let own = ["content-length", "connection", "transfer-encoding", "content-encoding", "server"]
      guard !own.contains(entry.name.lowercased()) else {
        throw entry.node.refused("a field that the server writes itself")
      }
      guard entry.name.lowercased() != "x-amz-crc32" else {
        throw entry.node.refused("a field that is set with \"checksum\"")
      }
      headers.append((entry.name, value))
    }
    return headers
  }
}
