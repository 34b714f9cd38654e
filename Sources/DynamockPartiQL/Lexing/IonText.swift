/// Reads the text between backticks as Ion, as far as naming its type needs.
///
/// AWS's reference parser reads such a text while it looks for tokens: what is no single Ion value is no
/// statement (captures `partiql-literals`, us-east-1, 2026-10). The grammar is that of the Ion 1.0
/// specification, "Ion Text Encoding".
struct IonText {
  /// The types of Ion, with the names that AWS prints.
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

  /// The text is not one Ion value.
  struct Damage: Error {}

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  /// Far above what a value in a statement can need, far below what a stack can take.
  private static let maximumDepth = 64

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The type of a text's only value; nil unless there is exactly one.
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

  private var current: Unicode.Scalar? { peek(0) }

  private func peek(_ offset: Int) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private func isNext(_ text: String) -> Bool {
    scalars[index...].starts(with: text.unicodeScalars)
  }

  private mutating func takeIf(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    index += text.unicodeScalars.count
    return true
  }

  private mutating func expect(_ text: String) throws(Damage) {
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
  /// A value, its annotations before it.
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

// MARK: Words and numbers

extension IonText {
  /// A word: a keyword, a null with its type, or a symbol.
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

  private mutating func readNumber() throws(Damage) -> Kind {
    if takeIf("+") {
      try expect("inf")
      return .float
    }
    let first = index
    _ = takeIf("-")
    if takeIf("inf") { return .float }
    let start = index
    if takeIf("0x") || takeIf("0X") || takeIf("0b") || takeIf("0B") {
      guard takeRun({ $0.properties.isASCIIHexDigit || $0 == "_" }) else { throw Damage() }
      return try ended(.int)
    }
    guard takeRun({ $0.isIonDigit || $0 == "_" }) else { throw Damage() }
    let digits = index - start
    if first == start, digits == 4, current == "T" || current == "-" { return try readMoment() }
    if digits > 1, scalars[start] == "0" { throw Damage() }
    var kind = Kind.int
    if takeIf(".") {
      kind = .decimal
      _ = takeRun { $0.isIonDigit || $0 == "_" }
    }
    if let scalar = current, "eEdD".unicodeScalars.contains(scalar) {
      kind = scalar == "e" || scalar == "E" ? .float : .decimal
      index += 1
      if current == "+" || current == "-" { index += 1 }
      guard takeRun({ $0.isIonDigit }) else { throw Damage() }
    }
    return try ended(kind)
  }

  /// A timestamp from its year on, which was taken.
  private mutating func readMoment() throws(Damage) -> Kind {
    guard current != "T" else {
      index += 1
      return try ended(.timestamp)
    }
    index += 1
    guard takeDigits(2) else { throw Damage() }
    if takeIf("T") { return try ended(.timestamp) }
    try expect("-")
    guard takeDigits(2) else { throw Damage() }
    guard takeIf("T") else { return try ended(.timestamp) }
    guard current?.isIonDigit == true else { return try ended(.timestamp) }
    guard takeDigits(2), takeIf(":"), takeDigits(2) else { throw Damage() }
    if takeIf(":") {
      guard takeDigits(2) else { throw Damage() }
      if takeIf("."), !takeRun({ $0.isIonDigit }) { throw Damage() }
    }
    if !takeIf("Z") {
      guard takeIf("+") || takeIf("-"), takeDigits(2), takeIf(":"), takeDigits(2) else {
        throw Damage()
      }
    }
    return try ended(.timestamp)
  }

  private mutating func takeDigits(_ count: Int) -> Bool {
    for _ in 0..<count {
      guard current?.isIonDigit == true else { return false }
      index += 1
    }
    return true
  }

  private mutating func takeRun(_ belongs: (Unicode.Scalar) -> Bool) -> Bool {
    let first = index
    while let scalar = current, belongs(scalar) { index += 1 }
    return index > first
  }

  /// A number ends where a stop follows.
  private func ended(_ kind: Kind) throws(Damage) -> Kind {
    guard let scalar = current else { return kind }
    guard " \t\n\r,]}){[(\"'/".unicodeScalars.contains(scalar) else { throw Damage() }
    return kind
  }
}

extension Unicode.Scalar {
  fileprivate var isIonDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isIonLetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" || self == "$"
  }
}
