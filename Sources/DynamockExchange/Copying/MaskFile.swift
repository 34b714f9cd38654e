import DynamockWire

/// The masks of a copy, from a file such as `[{"table": "Users", "path": "email", "do": "fake"}]`.
package struct MaskFile: Sendable {
  /// The path of the file, for messages.
  let path: String
  let masks: [Mask]

  /// No masks.
  package static let none = MaskFile(path: "", masks: [])

  private init(path: String, masks: [Mask]) {
    self.path = path
    self.masks = masks
  }

  /// Reads a mask file.
  package init(_ path: String) throws(CopyError) {
    let bytes: [UInt8]
    do throws(ExchangeError) { bytes = try FileSystem.read(path) } catch { throw .file(error) }
    let tree: JSONTree
    do throws(JSONTree.Break) { tree = try JSONTree(parsing: bytes) } catch {
      throw .badMasks(path, reason: "line \(error.line), column \(error.column) is not JSON.")
    }
    guard case .array(let elements) = tree else {
      throw .badMasks(path, reason: "it has to be an array.")
    }
    var masks: [Mask] = []
    for (number, element) in elements.enumerated() {
      guard let reason = Self.add(element, to: &masks) else { continue }
      throw .badMasks(path, reason: "element \(number + 1) \(reason)")
    }
    self.init(path: path, masks: masks)
  }

  /// Adds an element to the masks; returns the reason why it is invalid, or `nil`.
  private static func add(_ element: JSONTree, to masks: inout [Mask]) -> String? {
    guard case .object(let members) = element else { return "is not an object." }
    let known = ["table", "path", "do", "comment"]
    if let stranger = members.first(where: { !known.contains($0.name) }) {
      return "has a member \"\(stranger.name)\"; there are table, path, do and comment."
    }
    guard let table = element["table"]?.text, !table.isEmpty else {
      return "has no \"table\"; \"*\" is every table."
    }
    guard let word = element["do"]?.text, let kind = Mask.Kind(rawValue: word) else {
      return "has no \"do\" that is one of "
        + Mask.Kind.allCases.map(\.rawValue).joined(separator: ", ") + "."
    }
    let path: [Mask.Step]?
    switch element["path"] {
    case .string(let text): path = Mask.path(text)
    case .array(let names) where !names.isEmpty && names.allSatisfy({ $0.text != nil }):
      path = names.compactMap { $0.text.map(Mask.Step.name) }
    default: path = nil
    }
    guard let path else {
      return "has no \"path\", such as email, address.street or phones[*], or an array of names."
    }
    masks.append(Mask(table: table, path: path, kind: kind))
    return nil
  }

  /// Returns the masks of a table.
  func masks(of table: String) -> [Mask] {
    masks.filter { WildcardName($0.table).matches(table) }
  }

  /// Validates that each mask applies to an existing table and preserves keys.
  func validate(tables: [String], keys: [String: [String]]) throws(CopyError) {
    for mask in masks where !tables.contains(where: { WildcardName(mask.table).matches($0) }) {
      throw .badMasks(path, reason: "the source has no table \(mask.table).")
    }
    for (table, names) in keys.sorted(by: { $0.key < $1.key }) {
      for mask in masks(of: table) where mask.kind == .drop || mask.kind == .fake {
        guard case .name(let name)? = mask.path.first, mask.path.count == 1, names.contains(name)
        else { continue }
        throw .keyMask(table: table, attribute: name, kind: mask.kind.rawValue)
      }
    }
  }
}

/// A name in which `*` matches any number of characters.
struct WildcardName: Sendable {
  private let parts: [Substring]

  init(_ text: String) { parts = text.split(separator: "*", omittingEmptySubsequences: false) }

  /// Returns whether a whole name matches.
  func matches(_ name: String) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return parts.first.map { $0 == name } ?? name.isEmpty
    }
    guard name.hasPrefix(first) else { return false }
    var rest = name.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard
        let start = rest.indices.first(where: { rest[$0...].hasPrefix(part) })
          ?? (part.isEmpty ? rest.startIndex : nil)
      else { return false }
      rest = rest[start...].dropFirst(part.count)
    }
    return rest.hasSuffix(last)
  }
}
