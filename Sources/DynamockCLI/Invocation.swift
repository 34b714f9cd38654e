import ArgumentParser
import DynamockControl

/// The words of a command line, before they are parsed.
///
/// The parser takes every group of letters behind one dash that has an `h` in it, `-sharedDb` for example, as
/// a request for help, and shows the help of the program for a command that it does not know: both end
/// with status 0 and nothing done.
struct Invocation {
  let words: [String]

  /// Validates the names of commands, and that options of several letters begin with two dashes.
  /// - Throws: `ValidationError`.
  func validate() throws {
    for word in words.prefix(while: { $0 != "--" }) where Self.isUnknownOption(word) {
      throw ValidationError(
        "Unknown option '\(word)'. " + Self.suggestion(for: "-" + word, among: Self.flags)
          + "Options of several letters begin with two dashes.")
    }
    if words.first == "help" {
      try Self.validate(words.dropFirst(), under: DynamockCommand.self, path: ["help"])
    } else {
      try Self.validate(words[...], under: DynamockCommand.self, path: [])
    }
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
    throw ValidationError(
      "There is no command '\((path + [word]).joined(separator: " "))'. "
        + suggestion(for: word, among: names)
        + "Commands are \(names.joined(separator: ", ")).")
  }

  /// The name that a command is called by.
  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }

  /// Whether a word looks like an option of DynamoDB Local, which begin with one dash; `-help` is one too.
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
