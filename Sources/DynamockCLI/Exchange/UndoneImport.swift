import DynamockExchange

/// An import into a running server that failed or was interrupted after it had created tables.
struct UndoneImport: Error, CustomStringConvertible {
  /// The reason, or `nil` if a signal interrupted it.
  let reason: String?
  /// The tables that it could not delete, each with the reason.
  let remaining: [(table: String, reason: String)]

  var description: String {
    (reason ?? "The import was interrupted.") + " " + outcome
  }

  private var outcome: String {
    guard let first = remaining.first else { return "Nothing was imported." }
    let names = remaining.map(\.table).joined(separator: ", ")
    let subject = remaining.count == 1 ? "The table \(names) remains" : "The tables \(names) remain"
    let why = first.reason.hasSuffix(".") ? first.reason : first.reason + "."
    return "\(subject), incomplete, because "
      + "\(remaining.count == 1 ? "it" : "they") could not be deleted (\(why)) "
      + "Delete \(remaining.count == 1 ? "it" : "them") before the next attempt."
  }
}
