import DynamockModel

/// An export of the changes of a period, which is imported after an export of the whole table.
struct IncrementalExport {
  let table: String
  let folder: String
  let period: ExportManifest.Period
  private let files: [ItemFile]

  /// Creates an incremental export, or returns `nil` for a full one.
  init?(_ manifest: ExportManifest, of table: String, in folder: String) {
    guard let period = manifest.period else { return nil }
    self.table = table
    self.folder = folder
    self.period = period
    files = manifest.itemFiles(in: folder)
  }

  /// Adds the changes to a source that contains the items at the beginning of the period, or at a
  /// later point in time; ignores changes that it contains.
  func extend(_ source: inout ImportSource) throws(ExchangeError) {
    if let reached = source.time {
      guard period.to > reached else { return }
      guard period.from <= reached else {
        throw .missingPeriod(table: table, export: folder, from: reached, to: period.from)
      }
    }
    source.changes += files
    source.time = period.to
  }
}
