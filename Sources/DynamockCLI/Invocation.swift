import ArgumentParser
import DynamockControl
import DynamockSettings

/// The words of a command line before parsing.
///
/// The parser interprets any group of letters after a single dash that contains an `h`, such as
/// `-sharedDb`, as a request for help, and it shows the program's help for an unknown command. In
/// both cases the process would exit with status 0 without doing anything.
struct Invocation {
  let words: [String]

  /// Validates the names of commands, and requires two dashes before options of several letters.
  /// - Throws: `ValidationError` or ``UnknownCommand``.
  func validate() throws {
    for word in words.prefix(while: { $0 != "--" }) where Self.isUnknownOption(word) {
      throw ValidationError(
        "Unknown option '\(word)'. " + Self.suggestion(for: "-" + word, among: Self.flags)
          + "Options with several letters begin with two dashes.")
    }
    if words.first == "help" {
      try Self.validate(words.dropFirst(), under: DynamockCommand.self, path: ["help"])
    } else {
      try Self.validate(words[...], under: DynamockCommand.self, path: [])
    }
  }

  /// Returns the words with the values of a repeated `--seed` joined by commas: the parser would
  /// take the last one alone.
  static func joiningSeeds(_ words: [String]) -> [String] {
    var rest = words[...]
    var seeds: [String] = []
    var others: [String] = []
    while let word = rest.popFirst() {
      if word == "--seed", let value = rest.popFirst() {
        seeds.append(value)
      } else if word.hasPrefix("--seed=") {
        seeds.append(String(word.dropFirst("--seed=".count)))
      } else {
        others.append(word)
      }
    }
    return seeds.count < 2 ? words : others + ["--seed", seeds.joined(separator: ",")]
  }

  /// The mark before a negative number, which is not an option; no argument of a process contains it.
  private static let mark: Character = "\0"

  /// The commands whose arguments may be negative numbers: values of keys, and steps of a clock.
  private static let numeric = [["get"], ["query"], ["items"], ["delete"], ["db", "clock"]]

  /// Returns the words with a mark before each negative number, which the parser would take for an
  /// option, and `-1h` even for a request for help.
  static func markingNegatives(_ words: [String]) -> [String] {
    guard let command = numeric.first(where: { words.starts(with: $0) }) else { return words }
    var marked = words
    for place in words.indices.dropFirst(command.count + 1) {
      if words[place] == "--" { break }
      let digits = words[place].dropFirst()
      let isNumber = digits.first.map { "0123456789.".contains($0) } ?? false
      guard words[place].hasPrefix("-"), isNumber else { continue }
      if !["--limit", "--port", "--host"].contains(words[place - 1]) {
        marked[place] = "\(mark)\(words[place])"
      }
    }
    return marked
  }

  /// Returns a word without the mark of a negative number.
  static func unmarked(_ word: String) -> String {
    word.first == mark ? String(word.dropFirst()) : word
  }

  /// The words that ask for the help of a command with subcommands, or `nil` for other words.
  ///
  /// `rules --help` requests the help of `rules`, which lists its subcommands; the parser would
  /// show that of the default subcommand.
  var askingForHelp: [String]? {
    guard words.count == 2, let command = words.first, ["-h", "--help"].contains(words[1]),
      let found = DynamockCommand.configuration.subcommands.first(where: {
        Self.name(of: $0) == command
      }), found.configuration.defaultSubcommand != nil
    else { return nil }
    return ["help", command]
  }

  private static func validate(
    _ words: ArraySlice<String>, under command: any ParsableCommand.Type, path: [String]
  ) throws {
    let subcommands = command.configuration.subcommands
    guard let word = words.first, !word.hasPrefix("-"), !subcommands.isEmpty else { return }
    if let next = subcommands.first(where: { name(of: $0) == word }) {
      return try validate(words.dropFirst(), under: next, path: path + [word])
    }
    let names = subcommands.map(name) + (path.isEmpty ? ["help"] : [])
    throw UnknownCommand(
      path: path, word: word, commands: names, usage: DynamockCommand.usageString(for: command))
  }

  /// Returns the name of a command.
  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }

  /// Returns whether a word looks like an option of DynamoDB Local, with a single dash; this
  /// includes `-help`.
  private static func isUnknownOption(_ word: String) -> Bool {
    let letters = word.dropFirst()
    return word.hasPrefix("-") && letters.count > 1 && letters.first?.isLetter == true
      && letters != "help"
  }

  private static func suggestion(for word: String, among candidates: [String]) -> String {
    Nearest.name(to: word, among: candidates).map { "Did you mean '\($0)'? " } ?? ""
  }

  private static let flags =
    Setting.all.map(\.flag) + ["--config", "--help", "--version", "--json"]
}
