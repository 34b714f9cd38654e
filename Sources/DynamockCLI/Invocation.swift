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

  /// Validates the names of commands and of the options of `serve`, and requires two dashes before
  /// options of several letters.
  /// - Throws: `ValidationError`, ``UnknownCommand`` or ``UnknownOption``.
  func validate() throws {
    let options = words.prefix { $0 != "--" }
    if let command = words.first.flatMap(Self.commandWithValues),
      let place = options.firstIndex(where: Self.isDashedValue)
    {
      throw UnknownOption(value: words[place], after: words[..<place], of: command)
    }
    for word in options where Self.isUnknownOption(word) {
      throw ValidationError(
        "Unknown option '\(word)'. " + Self.suggestion(for: "-" + word, among: Self.flags)
          + "Options with several letters begin with two dashes.")
    }
    try validateServeOptions()
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

  /// Rejects unknown options of `serve`, for which the parser would need more time than the server for
  /// its start: it compares them with all options of all commands.
  private func validateServeOptions() throws(UnknownOption) {
    guard words.first == "serve" || words.first?.hasPrefix("--") == true else { return }
    for word in words.prefix(while: { $0 != "--" }) where word.hasPrefix("--") {
      let name = String(word.prefix { $0 != "=" })
      guard !Self.serveFlags.contains(name), !Self.parserFlags.contains(name) else { continue }
      throw UnknownOption(ofServe: name, known: Self.serveFlags)
    }
  }

  private static let serveFlags =
    Setting.all.map(\.flag) + ["--config", "--tls", "--help", "--version"]
  /// Options that the parser adds.
  private static let parserFlags = [
    "--help-hidden", "--generate-completion-script", "--experimental-dump-help",
  ]
}
