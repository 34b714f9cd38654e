import DynamockWire

/// The reason why a text is not YAML that can be read.
struct YAMLFault: Error, Equatable {
  /// The line, counted from 1.
  var line: Int
  var reason: String
}

/// Reads the part of YAML 1.1 that templates are written in ([yaml-1.1]).
///
/// Mappings and sequences in blocks and in brackets, plain and quoted scalars, texts after `|` and
/// `>`, comments, and the short forms of CloudFormation's functions (`!Ref`, `!Sub`). Anchors,
/// aliases, complex keys and several documents are rejected.
struct YAMLText {
  private struct Line {
    var number: Int
    var indent: Int
    var text: Substring
  }

  private var lines: [Line] = []
  private var position = 0
  private var depth = 0
  /// The names that lead to the current member; elements of sequences are numbered from 0.
  private var path: [String] = []
  /// The lines of the members of mappings in blocks, by the names that lead to them.
  private var places: [[String]: Int] = [:]

  /// The maximum number of levels of nesting; each takes space on the stack.
  static let deepest = 100

  static func tooDeep(_ line: Int) -> YAMLFault {
    YAMLFault(line: line, reason: "it has more than \(deepest) levels of nesting.")
  }

  /// Returns the value of a text.
  static func tree(of bytes: [UInt8]) throws(YAMLFault) -> JSONTree { try read(bytes).tree }

  /// Returns the value of a text, and the lines of its members.
  static func read(_ bytes: [UInt8]) throws(YAMLFault) -> (tree: JSONTree, lines: TemplateLines) {
    var reader = YAMLText(String(decoding: bytes, as: UTF8.self))
    let tree = try reader.document()
    return (tree, TemplateLines(reader.places))
  }

  private init(_ text: String) {
    // A carriage return and a line feed are one character to Swift.
    let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in all.enumerated() {
      let content = line.drop { $0 == " " }
      lines.append(
        Line(number: index + 1, indent: line.count - content.count, text: content))
    }
  }

  private mutating func document() throws(YAMLFault) -> JSONTree {
    skipEmpty()
    if position < lines.count, lines[position].text.hasPrefix("---") { position += 1 }
    skipEmpty()
    guard position < lines.count else { return .null }
    let value = try block(indent: lines[position].indent)
    skipEmpty()
    guard position >= lines.count else {
      throw fault("the indentation does not match that of the lines above.")
    }
    return value
  }

  private func fault(_ reason: String) -> YAMLFault {
    let line = lines[min(position, lines.count - 1)]
    let isTab = line.text.hasPrefix("\t")
    return YAMLFault(
      line: line.number, reason: isTab ? "YAML is indented with spaces, not with tabs." : reason)
  }

  private mutating func skipEmpty() {
    while position < lines.count,
      lines[position].text.allSatisfy({ $0 == " " || $0 == "\t" })
        || lines[position].text.hasPrefix("#")
    {
      position += 1
    }
  }

  /// Reads the mapping, sequence or scalar whose first line has an indentation.
  private mutating func block(indent: Int) throws(YAMLFault) -> JSONTree {
    depth += 1
    defer { depth -= 1 }
    let text = lines[position].text
    guard depth <= Self.deepest else { throw Self.tooDeep(lines[position].number) }
    if text.hasPrefix("\t") { throw fault("") }
    if text == "-" || text.hasPrefix("- ") { return try sequence(indent: indent) }
    if key(of: text) != nil { return try mapping(indent: indent) }
    var scalar = YAMLScalar(text, line: lines[position].number, depth: depth)
    position += 1
    return try scalar.value()
  }

  private mutating func sequence(indent: Int) throws(YAMLFault) -> JSONTree {
    var elements: [JSONTree] = []
    while position < lines.count, lines[position].indent == indent,
      lines[position].text == "-" || lines[position].text.hasPrefix("- ")
    {
      let rest = lines[position].text.dropFirst().drop { $0 == " " }
      path.append("\(elements.count)")
      defer { path.removeLast() }
      if rest.isEmpty || rest.hasPrefix("#") {
        position += 1
        elements.append(try nested(above: indent))
      } else {
        // What follows the dash is a block of its own, as if it began on this line.
        lines[position].indent += lines[position].text.count - rest.count
        lines[position].text = rest
        elements.append(try block(indent: lines[position].indent))
      }
      skipEmpty()
    }
    return .array(elements)
  }

  private mutating func mapping(indent: Int) throws(YAMLFault) -> JSONTree {
    var members: [JSONTree.Member] = []
    while position < lines.count, lines[position].indent == indent,
      let (name, rest) = key(of: lines[position].text)
    {
      guard !members.contains(where: { $0.name == name }) else {
        throw fault("the key \(name) occurs twice.")
      }
      path.append(name)
      defer { path.removeLast() }
      places[path] = lines[position].number
      members.append(.init(name: name, value: try value(rest, indent: indent)))
      skipEmpty()
    }
    if position < lines.count, lines[position].indent > indent {
      throw fault("the indentation does not match that of the lines above.")
    }
    return .object(members)
  }

  /// Reads the value after a key's colon.
  private mutating func value(_ rest: Substring, indent: Int) throws(YAMLFault) -> JSONTree {
    let text = rest.drop { $0 == " " }
    if text.isEmpty || text.hasPrefix("#") {
      position += 1
      return try nested(above: indent, allowsSequence: true)
    }
    if text.hasPrefix("|") || text.hasPrefix(">") {
      position += 1
      return .string(blockText(above: indent, folds: text.hasPrefix(">"), style: text.dropFirst()))
    }
    // A function whose argument is a block below: `!Sub` or `!If` at the end of the line.
    if text.hasPrefix("!"), !text.contains(" ") {
      position += 1
      return YAMLScalar.function(String(text.dropFirst()), of: try nested(above: indent))
    }
    var collected = String(text)
    let line = lines[position].number
    position += 1
    // Brackets may be closed on a later line.
    while YAMLScalar.isOpen(collected), position < lines.count {
      collected += " " + lines[position].text
      position += 1
    }
    var scalar = YAMLScalar(collected[...], line: line, depth: depth)
    return try scalar.value()
  }

  /// Reads the block below a line, or null if there is none.
  /// - Parameter allowsSequence: Whether a sequence may have the indentation of its key.
  private mutating func nested(
    above indent: Int, allowsSequence: Bool = false
  ) throws(YAMLFault) -> JSONTree {
    skipEmpty()
    guard position < lines.count else { return .null }
    let next = lines[position]
    let isSequence = next.text == "-" || next.text.hasPrefix("- ")
    guard next.indent > indent || allowsSequence && isSequence && next.indent == indent else {
      return .null
    }
    return try block(indent: next.indent)
  }

  private mutating func blockText(above indent: Int, folds: Bool, style: Substring) -> String {
    var texts: [String] = []
    var own: Int?
    while position < lines.count {
      let line = lines[position]
      let isEmpty = line.text.isEmpty
      if !isEmpty, line.indent <= indent { break }
      if own == nil, !isEmpty { own = line.indent }
      let extra = String(repeating: " ", count: max(0, line.indent - (own ?? line.indent)))
      texts.append(isEmpty ? "" : extra + line.text)
      position += 1
    }
    while texts.last?.isEmpty == true { texts.removeLast() }
    return texts.joined(separator: folds ? " " : "\n") + (style.hasPrefix("-") ? "" : "\n")
  }

  /// Returns the key at the start of a line and what follows its colon, or `nil` if there is none.
  private func key(of text: Substring) -> (name: String, rest: Substring)? {
    if let quote = text.first, quote == "\"" || quote == "'" {
      let rest = text.dropFirst()
      guard let end = rest.firstIndex(of: quote) else { return nil }
      let after = rest[rest.index(after: end)...]
      guard after == ":" || after.hasPrefix(": ") else { return nil }
      return (String(rest[..<end]), after.dropFirst())
    }
    guard let first = text.first, !"[{!&*|>#\t".contains(first) else { return nil }
    var index = text.startIndex
    while let colon = text[index...].firstIndex(of: ":") {
      let after = text[text.index(after: colon)...]
      if after.isEmpty || after.hasPrefix(" ") { return (String(text[..<colon]), after) }
      index = text.index(after: colon)
    }
    return nil
  }
}
