/// The Swift names for names of the model.
enum SwiftName {
  private static let keywords: Set<String> = [
    "in", "is", "as", "default", "case", "enum", "protocol", "repeat", "return", "self", "switch",
    "true", "false", "where", "while", "nil", "func", "operator", "import", "internal", "public",
    "private", "static", "struct", "throw", "try", "var", "let", "for", "if", "else", "do", "init",
  ]

  /// Converts a member's name: `TableName` to `tableName`, `SSEType` to `sseType`,
  /// `KMSMasterKeyArn` to `kmsMasterKeyArn`.
  static func member(_ name: String) -> String {
    let characters = Array(name)
    var head = 0
    while head < characters.count, characters[head].isUppercase || characters[head].isNumber {
      head += 1
    }
    // The last capital in a series starts the next word, unless the series is the whole name.
    let isWord = head > 1 && head < characters.count
    let lowered = isWord ? head - 1 : head
    let text =
      characters[..<lowered].map { $0.lowercased() }.joined() + String(characters[lowered...])
    return escaped(text)
  }

  /// Converts an enumeration's value: `ALL_OLD` to `allOld`, `ConditionalCheckFailed` to
  /// `conditionalCheckFailed`.
  static func enumCase(_ value: String) -> String {
    guard value.contains("_") || value.allSatisfy({ $0.isUppercase || $0.isNumber }) else {
      return member(value)
    }
    let words = value.split(separator: "_").map { $0.lowercased() }
    let text = (words.first ?? "") + words.dropFirst().map(capitalized).joined()
    return escaped(text)
  }

  /// Returns a name without the backticks of ``escaped(_:)``.
  static func bare(_ name: String) -> String { name.filter { $0 != "`" } }

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }
}
