import DynamockModel
import DynamockStorage

extension RegistryError {
  /// The error message: the problem and its solution.
  public var sentence: String {
    switch self {
    case .noDatabase(let name, let existing):
      "There is no database \(name); "
        + (Spelling.nearest(to: name, among: existing).map { "did you mean \($0)?" }
          ?? "these exist: \(Self.some(of: existing)).")
    case .noCheckpoint(let name, let database, let existing):
      "Database \(database) has no checkpoint \(name); "
        + (Spelling.nearest(to: name, among: existing).map { "did you mean \($0)?" }
          ?? (existing.isEmpty ? "it has none." : "it has: \(Self.some(of: existing))."))
    case .nameTaken(let name):
      "The name \(name) is in use; choose another one, or drop the "
        + "database or checkpoint that has it."
    case .badName(let name):
      "\"\(name)\" is not a valid name; use 1 to 255 letters, digits, dots, hyphens and "
        + "underscores, but not \".\" or \"..\"."
    case .reservedName(let name):
      "\(name) is reserved for the database of a credential; choose a name that does not begin "
        + "with "
        + "\(Isolation.prefix)"
    case .badSeed(let sentence): sentence
    case .isDefault:
      "The default database cannot be dropped; a reset with `empty` (`dynamock db reset default --empty`) "
        + "removes its tables."
    case .cannotLast(let name):
      "Forks of database \(name) are in memory; only those of the default database of a server with "
        + "--data, and of its lasting forks, can last."
    case .onlyForksLast:
      "Only a fork can last; name the database to fork as \"from\", such as "
        + "{\"database\": \"default\"}, or create a database with a file of its own."
    case .clockIsReal:
      "The database uses the machine's clock, which cannot be moved; start the server with a manual "
        + "clock (--clock manual)."
    case .fileExists(let error), .badPath(let error), .fileInUse(let error), .storage(let error):
      error.message
    }
  }
  /// Returns a list of names, shortened to a readable length.
  private static func some(of names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}
