import ArgumentParser
import DynamockControl

/// An option that a command does not have.
struct UnknownOption: Error, CustomStringConvertible {
  /// The error message.
  let description: String
  private let command: String
  private let usage: String

  /// Creates the error of an option of `dynamock serve`.
  /// - Parameters:
  ///   - name: The option, with its dashes.
  ///   - known: The options that exist.
  init(ofServe name: String, known: [String]) {
    let nearest = Nearest.name(to: name, among: known)
    description = "Unknown option '\(name)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
    command = "serve"
    // The parser would need more time to find the usage than the server for its start.
    usage = "dynamock serve <options>"
  }

  /// Creates the error of a value that begins with a dash, among the arguments of a command.
  init(value: String, after words: ArraySlice<String>, of command: any ParsableCommand.Type) {
    description =
      "Unknown option '\(value)'. A value that begins with a dash follows '--', after all options: "
      + "dynamock \(words.joined(separator: " ")) -- \(value)"
    self.command = command.configuration.commandName ?? ""
    usage = DynamockCommand.usageString(for: command)
  }

  /// The error message and the usage, in the form of the parser.
  var fullMessage: String {
    """
    Error: \(description)
    Usage: \(usage)
      See 'dynamock \(command) --help' for more information.
    """
  }
}
