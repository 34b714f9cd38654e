import ArgumentParser

extension Invocation {
  /// The mark before a negative number, which is not an option; no argument of a process contains it.
  private static let mark: Character = "\0"

  /// The commands whose arguments may be negative numbers: values of keys, and steps of a clock.
  private static let numeric = [["get"], ["query"], ["items"], ["delete"], ["db", "clock"]]
  /// Their options without a value, after which a negative number is an argument.
  private static let valueless = ["--json", "--tls", "--descending"]

  /// Returns the words in a form in which the parser takes no negative number for an option, nor `-1h`
  /// for a request for help.
  ///
  /// `--limit -1` becomes `--limit=-1`, and other numbers get a mark.
  static func markingNegatives(_ words: [String]) -> [String] {
    let command = numeric.first { words.starts(with: $0) }
    var marked: [String] = []
    for (place, word) in words.enumerated() {
      if word == "--" { return marked + words[place...] }
      if let option = marked.last, isNegative(word), option.hasPrefix("--"),
        !option.contains("="), !valueless.contains(option)
      {
        marked[marked.count - 1] = "\(option)=\(word)"
      } else if let command, place > command.count, isNegative(word) {
        marked.append("\(mark)\(word)")
      } else {
        marked.append(word)
      }
    }
    return marked
  }

  /// Returns a word without the mark of a negative number.
  static func unmarked(_ word: String) -> String {
    word.first == mark ? String(word.dropFirst()) : word
  }

  /// Returns whether a word is a negative number, possibly with a unit.
  private static func isNegative(_ word: String) -> Bool {
    let digits = word.dropFirst()
    return word.hasPrefix("-") && digits.first.map { "0123456789.".contains($0) } ?? false
  }

  /// Returns the command with a name if its arguments may be values that begin with a dash.
  static func commandWithValues(_ name: String) -> (any ParsableCommand.Type)? {
    let commands: [any ParsableCommand.Type] = [
      GetCommand.self, QueryCommand.self, ItemsCommand.self, DeleteCommand.self,
    ]
    return commands.first { $0.configuration.commandName == name }
  }

  /// Returns whether a word begins with one dash, and is neither a negative number nor `-h`.
  static func isDashedValue(_ word: String) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && word.count > 1 && !isNegative(word)
      && !["-h", "-help"].contains(word)
  }
}
