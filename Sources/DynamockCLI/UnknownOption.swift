/// An unknown option of `dynamock serve`.
struct UnknownOption: Error, CustomStringConvertible {
  /// The option, with its dashes.
  let name: String
  /// The option that it resembles.
  let nearest: String?

  /// The error message.
  var description: String {
    "Unknown option '\(name)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
  }

  /// The error message and the usage, in the form of the parser.
  var fullMessage: String {
    """
    Error: \(description)
    Usage: dynamock serve <options>
      See 'dynamock serve --help' for more information.
    """
  }
}
