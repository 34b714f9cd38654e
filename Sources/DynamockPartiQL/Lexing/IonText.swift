/// Reads the text between backticks as Ion, to determine its type.
///
/// AWS's reference parser reads such a text while it splits the statement into tokens: if it is not
/// a single Ion value, there is no statement ([dynoxide-captures] `partiql-literals`, us-east-1,
/// 2026-10). The grammar is that of the Ion 1.0 specification, "Ion Text Encoding".
struct IonText {
  /// Ion's types, with the names in AWS's messages.
  enum Kind: String, Sendable {
    case null = "NULL"
    case bool = "BOOL"
    case int = "INT"
    case float = "FLOAT"
    case decimal = "DECIMAL"
    case timestamp = "TIMESTAMP"
    case symbol = "SYMBOL"
    case string = "STRING"
    case clob = "CLOB"
    case blob = "BLOB"
    case list = "LIST"
    case sexp = "SEXP"
    case `struct` = "STRUCT"
  }

  /// The text is not a single Ion value.
  struct Damage: Error {}

  let scalars: [Unicode.Scalar]
  var index = 0
  private var depth = 0

  /// The maximum nesting: far more than a value in a statement can have, and far less than the
  /// stack permits.
  private static let maximumDepth = 64

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// Returns the type of the only value in a text, or `nil` unless there is exactly one.
  static func kind(of text: String) -> Kind? {
    var reader = IonText(text)
    do throws(Damage) {
      let kind = try reader.readValue()
      try reader.skipSpace()
      return reader.current == nil ? kind : nil
    } catch {
      return nil
    }
  }

  var current: Unicode.Scalar? { peek(0) }

  private func peek(_ offset: Int) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  func isNext(_ text: String) -> Bool {
    scalars[index...].starts(with: text.unicodeScalars)
  }

  mutating func takeIf(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    index += text.unicodeScalars.count
    return true
  }

  mutating func expect(_ text: String) throws(Damage) {
    guard takeIf(text) else { throw Damage() }
  }

  private mutating func skipSpace() throws(Damage) {
    while let scalar = current {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{0B}", "\u{0C}": index += 1
      case "/" where peek(1) == "/":
        while let scalar = current, scalar != "\n" { _ = (scalar, index += 1) }
      case "/" where peek(1) == "*":
        index += 2
        while !isNext("*/") {
          guard current != nil else { throw Damage() }
          index += 1
        }
        index += 2
      default: return
      }
    }
  }
}

// MARK: Values

extension IonText {
  /// Reads a value with its annotations.
  private mutating func readValue() throws(Damage) -> Kind {
    guard depth < Self.maximumDepth else { throw Damage() }
    depth += 1
    defer { depth -= 1 }
    while true {
      try skipSpace()
      let kind = try readBareValue()
      let end = index
      try skipSpace()
      guard kind == .symbol, takeIf("::") else {
        index = end
        return kind
      }
    }
  }

  private mutating func readBareValue() throws(Damage) -> Kind {
    guard let scalar = current else { throw Damage() }
    switch scalar {
    case "{": return isNext("{{") ? try readLob() : try readStruct()
    case "[":
      try readMembers(until: "]", separated: true)
      return .list
    case "(":
      try readMembers(until: ")", separated: false)
      return .sexp
    case "\"":
      try readQuoted("\"")
      return .string
    case "'":
      if isNext("'''") {
        try readLongString()
        return .string
      }
      try readQuoted("'")
      return .symbol
    case "0"..."9", "-", "+": return try readNumber()
    default: return try readWord()
    }
  }

  private mutating func readQuoted(_ quote: Unicode.Scalar) throws(Damage) {
    index += 1
    while let scalar = current, scalar != quote {
      guard scalar != "\n" else { throw Damage() }
      index += scalar == "\\" ? 2 : 1
    }
    guard current == quote else { throw Damage() }
    index += 1
  }

  private mutating func readLongString() throws(Damage) {
    while takeIf("'''") {
      while !isNext("'''") {
        guard let scalar = current else { throw Damage() }
        index += scalar == "\\" ? 2 : 1
      }
      index += 3
      try skipSpace()
    }
  }

  private mutating func readLob() throws(Damage) -> Kind {
    index += 2
    try skipSpace()
    if current == "\"" || isNext("'''") {
      if current == "\"" { try readQuoted("\"") } else { try readLongString() }
      try skipSpace()
      try expect("}}")
      return .clob
    }
    var digits = 0
    var padding = 0
    while let scalar = current, scalar != "}" {
      index += 1
      switch scalar {
      case " ", "\t", "\n", "\r": continue
      case "=": padding += 1
      case "a"..."z", "A"..."Z", "0"..."9", "+", "/":
        guard padding == 0 else { throw Damage() }
        digits += 1
      default: throw Damage()
      }
    }
    guard (digits + padding).isMultiple(of: 4), padding <= 2 else { throw Damage() }
    try expect("}}")
    return .blob
  }

  private mutating func readStruct() throws(Damage) -> Kind {
    index += 1
    try skipSpace()
    while current != "}" {
      if current == "\"" {
        try readQuoted("\"")
      } else if isNext("'''") {
        try readLongString()
      } else if current == "'" {
        try readQuoted("'")
      } else {
        guard try readWord() == .symbol else { throw Damage() }
      }
      try skipSpace()
      try expect(":")
      _ = try readValue()
      try skipSpace()
      if current != "}" { try expect(",") }
      try skipSpace()
    }
    index += 1
    return .struct
  }

  private mutating func readMembers(
    until end: Unicode.Scalar, separated: Bool
  ) throws(Damage) {
    index += 1
    try skipSpace()
    while current != end {
      if !separated, let scalar = current, "!#%&*+-./;<=>?@^`|~".unicodeScalars.contains(scalar),
        peek(1)?.isIonDigit != true
      {
        index += 1
      } else {
        _ = try readValue()
      }
      try skipSpace()
      if separated, current != end { try expect(",") }
      try skipSpace()
      guard current != nil else { throw Damage() }
    }
    index += 1
  }
}

// MARK: Words

extension IonText {
  /// Reads a word: a keyword, a typed null, or a symbol.
  private mutating func readWord() throws(Damage) -> Kind {
    let word = try takeWord()
    switch word {
    case "true", "false": return .bool
    case "nan": return .float
    case "null":
      guard current == "." else { return .null }
      index += 1
      let name = try takeWord()
      guard let kind = Kind(rawValue: name.uppercased()), name == name.lowercased() else {
        throw Damage()
      }
      return kind
    default: return .symbol
    }
  }

  private mutating func takeWord() throws(Damage) -> String {
    var word = String.UnicodeScalarView()
    while let scalar = current, scalar.isIonLetter || (!word.isEmpty && scalar.isIonDigit) {
      word.append(scalar)
      index += 1
    }
    guard !word.isEmpty else { throw Damage() }
    return String(word)
  }
}

extension Unicode.Scalar {
  var isIonDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isIonLetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" || self == "$"
  }
}
