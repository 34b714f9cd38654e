import DynamockStorage

extension RegistryError {
  /// One sentence for people: what is wrong and what would do.
  public var sentence: String {
    switch self {
    case .noDatabase(let name, let existing):
      "There is no database \(name); there are: \(Self.some(of: existing))."
    case .noCheckpoint(let name, let database, let existing):
      "Database \(database) has no checkpoint \(name); "
        + (existing.isEmpty ? "it has none." : "it has: \(Self.some(of: existing)).")
    case .nameTaken(let name): "The name \(name) is taken; choose another one or drop what has it."
    case .badName(let name):
      "\"\(name)\" cannot be a name; 1 to 255 letters, digits, dots, hyphens and underscores can, "
        + "unless they are \".\" or \"..\"."
    case .reservedName(let name):
      "\(name) is a name of a credential's own database; choose one that does not begin with "
        + "\(Isolation.prefix)"
    case .isDefault: "The default database cannot be dropped; reset it to empty it."
    case .clockIsReal:
      "The database runs on the machine's clock; start the server with a manual clock to move it."
    case .fileExists(let error), .badPath(let error), .fileInUse(let error), .storage(let error):
      error.message
    }
  }
  /// Names, as many as a person reads.
  private static func some(of names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}
