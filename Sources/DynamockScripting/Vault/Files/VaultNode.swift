import DynamockWire

/// A value in a file of a vault and its path, for errors that name the file and the line.
struct VaultNode {
  let file: VaultText
  let steps: [JSONPath.Step]
  let tree: JSONTree

  /// A file's bytes and its path.
  struct VaultText {
    let path: String
    let bytes: [UInt8]
    /// The number of the first line; greater than 1 in archives.
    var firstLine = 1
  }

  /// Reads a file.
  init(
    parsing bytes: [UInt8], path: String, firstLine: Int = 1
  ) throws(VaultError) {
    file = VaultText(path: path, bytes: bytes, firstLine: firstLine)
    steps = []
    do throws(JSONTree.Break) {
      tree = try JSONTree(parsing: bytes, depth: Recording.depth)
    } catch {
      throw .notJSON(path: path, line: firstLine + error.line - 1, column: error.column)
    }
  }

  private init(_ file: VaultText, _ steps: [JSONPath.Step], _ tree: JSONTree) {
    self.file = file
    self.steps = steps
    self.tree = tree
  }

  /// Returns a member of the value.
  func child(_ name: String) -> VaultNode {
    VaultNode(file, steps + [.member(name)], tree[name] ?? .null)
  }

  /// Returns the elements of the value.
  func elements() throws(VaultError) -> [VaultNode] {
    guard let elements = tree.asArray else { throw refused("not a list") }
    return elements.enumerated().map { VaultNode(file, steps + [.element($0)], $1) }
  }

  /// Creates an error about the value.
  func refused(_ wanted: String) -> VaultError {
    .unfit(
      path: file.path, line: file.firstLine + JSONLines.line(of: steps, in: file.bytes) - 1,
      place: JSONPath(steps).description, wanted: wanted)
  }

  /// Creates an error about a part of the value, whose path begins with the value's name.
  func refused(_ error: ScriptingError) -> VaultError {
    guard case .badRule(let path, let wanted) = error, let inner = JSONPath(path) else {
      return refused(error.sentence)
    }
    let steps = self.steps + inner.steps.dropFirst()
    return .unfit(
      path: file.path, line: file.firstLine + JSONLines.line(of: steps, in: file.bytes) - 1,
      place: JSONPath(steps).description, wanted: wanted)
  }

  /// Validates that the value is an object with these members.
  func members(needed: [String], others: [String] = []) throws(VaultError) -> VaultMembers {
    guard let members = tree.asObject else { throw refused("not an object") }
    var seen: Set<String> = []
    for member in members {
      guard needed.contains(member.name) || others.contains(member.name) else {
        throw child(member.name).refused(
          "not known here" + RuleNode.suggestion(for: member.name, among: needed + others))
      }
      guard seen.insert(member.name).inserted else {
        throw child(member.name).refused("given twice")
      }
    }
    for name in needed where !seen.contains(name) {
      throw refused("without \"\(name)\"")
    }
    return VaultMembers(node: self)
  }

  func text() throws(VaultError) -> String {
    guard let text = tree.text else { throw refused("not a string") }
    return text
  }
}

/// The validated members of an object.
struct VaultMembers {
  let node: VaultNode

  func text(_ name: String) throws(VaultError) -> String { try node.child(name).text() }

  func elements(_ name: String) throws(VaultError) -> [VaultNode] {
    node.tree[name] == nil ? [] : try node.child(name).elements()
  }
}

/// Finds the line of a value in valid JSON.
enum JSONLines {
  /// Returns the number of the line, from 1, on which a value begins, or else its innermost
  /// existing ancestor.
  static func line(of steps: [JSONPath.Step], in bytes: [UInt8]) -> Int {
    var scanner = Scanner(bytes: bytes)
    scanner.skipSpace()
    for step in steps {
      guard scanner.enter(step) else { break }
    }
    return 1 + bytes[..<min(scanner.position, bytes.count)].count { $0 == UInt8(ascii: "\n") }
  }

  private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpace() {
      while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    }

    /// Moves to a member or element of the value at this position; returns false without moving if
    /// there is none.
    mutating func enter(_ step: JSONPath.Step) -> Bool {
      let start = position
      let isObject = next == UInt8(ascii: "{")
      guard isObject || next == UInt8(ascii: "[") else { return false }
      position += 1
      var index = 0
      while true {
        skipSpace()
        guard let byte = next, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") else { break }
        let entry = position
        var name: String?
        if isObject {
          name = string()
          skipSpace()
          guard next == UInt8(ascii: ":") else { break }
          position += 1
          skipSpace()
        }
        if step == .element(index) || name.map({ step == .member($0) }) == true {
          // The line of a member is the line of its name.
          if case .member = step, !isContainer { position = entry }
          return true
        }
        skipValue()
        skipSpace()
        if next == UInt8(ascii: ",") { position += 1 }
        index += 1
      }
      position = start
      return false
    }

    private var isContainer: Bool { next == UInt8(ascii: "{") || next == UInt8(ascii: "[") }

    private mutating func string() -> String? {
      let start = position
      skipString()
      guard case .string(let text)? = try? JSONTree(parsing: Array(bytes[start..<position])) else {
        return nil
      }
      return text
    }

    private mutating func skipString() {
      guard next == UInt8(ascii: "\"") else {
        position += 1
        return
      }
      position += 1
      while let byte = next, byte != UInt8(ascii: "\"") {
        position += byte == UInt8(ascii: "\\") ? 2 : 1
      }
      position = min(position + 1, bytes.count)
    }

    private mutating func skipValue() {
      var depth = 0
      repeat {
        guard let byte = next else { return }
        switch byte {
        case UInt8(ascii: "\""): skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
          position += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return }
          depth -= 1
          position += 1
        case UInt8(ascii: ",") where depth == 0: return
        default: position += 1
        }
      } while depth > 0 || (next.map { $0 != UInt8(ascii: ",") && !isEnd($0) } ?? false)
    }

    private func isEnd(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }
  }
}
