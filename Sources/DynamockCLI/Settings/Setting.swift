/// One setting: what it is called everywhere, what it may be and what it is when nobody says.
struct Setting: Sendable {
  /// Its name in a file, with a dot for each level: `timeouts.idle`.
  var key: String
  /// What it may be.
  var kind: Kind
  /// What it is when nobody says, as it would be written in the environment.
  var standard: String
  /// What it does, for people.
  var summary: String

  /// What a setting may be.
  enum Kind: Sendable, Hashable {
    /// Any text; empty for none.
    case text
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A time in seconds, with a fraction if need be.
    case seconds
    /// One of some words.
    case choice([String])
  }

  /// Its name in the environment: `DYNAMOCK_TIMEOUTS_IDLE`.
  var variable: String { "DYNAMOCK_" + words.joined(separator: "_").uppercased() }

  /// Its name on the command line: `--timeouts-idle`.
  var flag: String { "--" + words.joined(separator: "-") }

  /// The words of the key, in lower case: `accountId` has two.
  private var words: [String] {
    key.split(separator: ".").flatMap { part in
      var words: [String] = [""]
      for character in part {
        if character.isUppercase { words.append("") }
        words[words.count - 1] += character.lowercased()
      }
      return words
    }
  }
}
