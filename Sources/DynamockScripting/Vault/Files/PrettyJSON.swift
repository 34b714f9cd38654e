import DynamockWire

/// JSON with two spaces per level, and scalar attribute values on one line.
enum PrettyJSON {
  /// Appends a tree.
  static func append(_ tree: JSONTree, to bytes: inout [UInt8], level: Int = 0) {
    switch tree {
    case .object(let members) where members.count == 1 && members[0].value.isScalar:
      bytes += "{ ".utf8
      append(members[0], to: &bytes, level: level)
      bytes += " }".utf8
    case .object(let members) where !members.isEmpty:
      bytes += "{\n".utf8
      for (position, member) in members.enumerated() {
        if position > 0 { bytes += ",\n".utf8 }
        indent(level + 1, &bytes)
        append(member, to: &bytes, level: level + 1)
      }
      bytes.append(UInt8(ascii: "\n"))
      indent(level, &bytes)
      bytes.append(UInt8(ascii: "}"))
    case .array(let elements) where !elements.isEmpty:
      bytes += "[\n".utf8
      for (position, element) in elements.enumerated() {
        if position > 0 { bytes += ",\n".utf8 }
        indent(level + 1, &bytes)
        append(element, to: &bytes, level: level + 1)
      }
      bytes.append(UInt8(ascii: "\n"))
      indent(level, &bytes)
      bytes.append(UInt8(ascii: "]"))
    default: tree.append(to: &bytes)
    }
  }

  private static func append(_ member: JSONTree.Member, to bytes: inout [UInt8], level: Int) {
    JSONTree.string(member.name).append(to: &bytes)
    bytes += ": ".utf8
    append(member.value, to: &bytes, level: level)
  }

  private static func indent(_ level: Int, _ bytes: inout [UInt8]) {
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * level)
  }
}

extension JSONTree {
  fileprivate var isScalar: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }
}
