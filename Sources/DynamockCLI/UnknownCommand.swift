import DynamockControl

/// A command line that names no command.
struct UnknownCommand: Error, CustomStringConvertible {
  /// The words before the unknown one.
  let path: [String]
  /// The unknown word.
  let word: String
  /// The commands that exist there.
  let commands: [String]
  /// The usage of the command whose subcommand is unknown.
  let usage: String

  /// The error message.
  var description: String {
    let nearest = Nearest.name(to: word, among: commands)
    return "There is no command '\(Self.line(path + [word]))'. "
      + (nearest.map { "Did you mean '\(Self.line(path + [$0]))'? " } ?? "")
      + "Commands are \(commands.joined(separator: ", "))."
  }

  /// The error message and the the usage, in the form of the parser, which would show that of
  /// `dynamock`.
  var fullMessage: String {
    let parents = path.filter { $0 != "help" }
    let help = parents.isEmpty ? "dynamock --help" : Self.line(["dynamock", "help"] + parents)
    return """
      Error: \(description)
      Usage: \(usage)
        See '\(help)' for more information.
      """
  }

  private static func line(_ words: [String]) -> String { words.joined(separator: " ") }
}
