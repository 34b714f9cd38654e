import DynamockWire

/// A value of YAML within one line: a scalar, or a collection in brackets.
struct YAMLScalar {
  private var rest: Substring
  private let line: Int
  private var depth: Int

  /// - Parameter depth: The number of blocks around the value.
  init(_ text: Substring, line: Int, depth: Int) {
    rest = text
    self.line = line
    self.depth = depth
  }

  /// Returns whether brackets are open at the end of a text.
  static func isOpen(_ text: String) -> Bool {
    guard let first = text.first, first == "[" || first == "{" else { return false }
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      }
    }
    return depth > 0
  }

  /// Returns a function of CloudFormation in its long form: `{"Ref": …}`, `{"Fn::Sub": …}`.
  static func function(_ name: String, of argument: JSONTree) -> JSONTree {
    let long = name == "Ref" || name == "Condition" ? name : "Fn::" + name
    return .object([.init(name: long, value: argument)])
  }

  /// Reads the value, which has to fill the text up to a comment.
  mutating func value() throws(YAMLFault) -> JSONTree {
    let value = try next(isInBrackets: false)
    skipSpaces()
    guard rest.isEmpty || rest.hasPrefix("#") else {
      throw YAMLFault(line: line, reason: "\"\(rest)\" follows the value.")
    }
    return value
  }

  private mutating func skipSpaces() { rest = rest.drop { $0 == " " || $0 == "\t" } }

  private mutating func next(isInBrackets: Bool) throws(YAMLFault) -> JSONTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= YAMLText.deepest else { throw YAMLText.tooDeep(line) }
    skipSpaces()
    switch rest.first {
    case "[": return try sequence()
    case "{": return try mapping()
    case "\"", "'": return .string(try quoted())
    case "!":
      let name = rest.dropFirst().prefix { $0 != " " }
      rest = rest.dropFirst(name.count + 1)
      return Self.function(String(name), of: try next(isInBrackets: isInBrackets))
    case "&", "*":
      throw YAMLFault(
        line: line, reason: "anchors and aliases are not supported; write the value out.")
    default: return Self.plain(plainText(isInBrackets: isInBrackets))
    }
  }

  private mutating func sequence() throws(YAMLFault) -> JSONTree {
    var elements: [JSONTree] = []
    rest.removeFirst()
    while try !closes("]") {
      elements.append(try next(isInBrackets: true))
      try skipComma(before: "]")
    }
    return .array(elements)
  }

  private mutating func mapping() throws(YAMLFault) -> JSONTree {
    var members: [JSONTree.Member] = []
    rest.removeFirst()
    while try !closes("}") {
      let name: String
      if rest.first == "\"" || rest.first == "'" {
        name = try quoted()
      } else {
        name = String(rest.prefix { $0 != ":" && $0 != "," && $0 != "}" })
        rest = rest.dropFirst(name.count)
      }
      skipSpaces()
      guard rest.first == ":" else {
        throw YAMLFault(line: line, reason: "a colon is missing after \(name).")
      }
      rest.removeFirst()
      guard !members.contains(where: { $0.name == name }) else {
        throw YAMLFault(line: line, reason: "the key \(name) occurs twice.")
      }
      members.append(.init(name: name, value: try next(isInBrackets: true)))
      try skipComma(before: "}")
    }
    return .object(members)
  }

  private mutating func closes(_ bracket: Character) throws(YAMLFault) -> Bool {
    skipSpaces()
    guard let first = rest.first else {
      throw YAMLFault(line: line, reason: "the bracket \(bracket) is missing.")
    }
    guard first == bracket else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipComma(before bracket: Character) throws(YAMLFault) {
    skipSpaces()
    if rest.first == "," {
      rest.removeFirst()
    } else if rest.first != bracket {
      throw YAMLFault(line: line, reason: "a comma or \(bracket) is missing.")
    }
  }

  private mutating func quoted() throws(YAMLFault) -> String {
    let quote = rest.removeFirst()
    var text = ""
    while let character = rest.popFirst() {
      if character == "\\", quote == "\"" {
        guard let escape = rest.popFirst(), let meaning = Self.escapes[escape] else {
          throw YAMLFault(line: line, reason: "an escape in quotation marks is not known.")
        }
        text.append(meaning)
      } else if character != quote {
        text.append(character)
      } else if quote == "'", rest.first == "'" {
        text.append(rest.removeFirst())
      } else {
        return text
      }
    }
    throw YAMLFault(line: line, reason: "a quotation mark is not closed on its line.")
  }

  private static let escapes: [Character: Character] = [
    "n": "\n", "t": "\t", "\"": "\"", "\\": "\\", "/": "/", "r": "\r", "0": "\0", " ": " ",
  ]

  private mutating func plainText(isInBrackets: Bool) -> String {
    var text = ""
    while let character = rest.first {
      if isInBrackets, ",]}".contains(character) { break }
      if character == "#", text.isEmpty || text.last == " " { break }
      text.append(rest.removeFirst())
    }
    while text.last == " " || text.last == "\t" || text.last == "\r" { text.removeLast() }
    return text
  }

  /// Returns the value of a scalar without quotation marks.
  private static func plain(_ text: String) -> JSONTree {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    default: return isNumber(text) ? .number(text) : .string(text)
    }
  }

  /// Returns whether a text is a number that JSON has as well.
  private static func isNumber(_ text: String) -> Bool {
    guard case .number? = try? JSONTree(parsing: Array(text.utf8)) else { return false }
    return true
  }
}
